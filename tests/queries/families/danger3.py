exec(open('/tmp/exp/danger2.py').read().split("# NB")[0].replace("F._count_features([F.Example(words(q),(0,))])@F.diags(np.abs(idf))","F._count_features([F.Example(words(q),(0,))])@sp.diags(np.abs(idf))").replace("counts@F.diags","counts@sp.diags").replace("ex=data(20,.4)","import scipy.sparse as sp\nex=data(20,.4)"))
print(len(ex))
clf=SGDClassifier(loss='log_loss',alpha=1e-6,max_iter=8,tol=None,average=True,random_state=0,n_jobs=2); clf.fit(v,y,sample_weight=w)
z=clf.decision_function
s=lambda X: (lambda q: q[:,2]-np.maximum(q[:,0],q[:,1])*0.5)(z(X))
report('sgd',s)
def P(X):
    p=1/(1+np.exp(-np.clip(z(X),-30,30))); return p/p.sum(1,keepdims=True)
for th in (.3,.4,.5,.6):
    print(th,' | '.join(f"{l} grid {100*np.mean(P(Q[l,'grid'][0])[:,2]>=th):.1f} calm {100*np.mean(P(Q[l,'calm'][0])[:,2]>=th):.1f} em {100*np.mean(P(Q[l,'emergency'][0])[:,2]>=th):.1f} near {100*np.mean(P(Q[l,'near'][0])[:,2]>=th):.1f} old {100*np.mean(P(O[l,True])[:,2]>=th):.1f}/{100*np.mean(P(O[l,False])[:,2]>=th):.1f}" for l in('en','es')))
