"""Trains only the danger and kind heads with settings; measures families' urgent/alert and old sets"""
import sys,time,json; sys.path.insert(0,'.')
from pathlib import Path
import numpy as np
import bot.search.training as T, bot.search.fitting as F, bot.search.frames as FR
from bot.guide.loader import load
from bot.search.tokenizer import tokenize
from scipy.sparse import csr_matrix
g=load(Path('content'))
def words(t): return [w for c in tokenize(t) for w in c]
fam={}
for lang in ('en','es'):
    for l in open(f'/tmp/testset/{lang}.jsonl'):
        d=json.loads(l); fam.setdefault((lang,d['family']),[]).append((d['q'],d['expect']))
old=[]
for d in ['/work/shared/queries','/work/shared/queries/new-topics','/work/wt/talk/tests/queries','/work/wt/talk/tests/queries/another-writer','/work/wt/talk/tests/queries/held-back']:
    for lang in ('en','es'):
        for l in open(f'{d}/{lang}.jsonl'):
            if l.strip(): o=json.loads(l); old.append((lang,o['q'],o['kind']))
def run(tag,S,fw,alpha,near=True,ngram=None):
    FR.SENTENCES=S
    import importlib
    ex=[]
    lab={'no danger':0,'danger in doubt':1,'danger now':2}
    for c in g.localizations.values():
        fr=c.frames
        for p in T.training_phrases(c, g.topic_roles.near_danger if near else ()):
            if p.danger is None: continue
            if p.weight in (T.FRAME_WEIGHT,T.NO_TOPIC_WEIGHT): continue
            ex.append(F.Example(words(p.text),(lab[p.danger],),p.weight))
        for sec,k in ((fr.calm,0),(fr.alert,1),(fr.urgent,2)):
            for key,fl in sec.items():
                for f in fl:
                    for s in FR.sentences(f,fr.fields,S): ex.append(F.Example(words(s),(k,),fw))
    t=time.time()
    counts=F._count_features(ex); idf=F._idf(counts); v=F._unit_length(counts@F.diags(np.abs(idf)))
    F.REGULARIZATION=alpha
    W,b=F._logistic_regression(v,ex,range(3))
    def P(q):
        x=F._count_features([F.Example(words(q),(0,))])@F.diags(np.abs(idf)); x=F._unit_length(x)
        z=x@W.T+b; p=1/(1+np.exp(-np.clip(z,-30,30))); p=np.asarray(p).ravel(); return p/p.sum()
    R={k:[(P(q),e) for q,e in qs] for k,qs in fam.items() if k[1] in('grid','calm','emergency','near','topic','offtopic')}
    RO=[(l,kind,P(q)) for l,q,kind in old]
    print(tag,len(ex),round(time.time()-t))
    for th in (.3,.4,.5,.6):
        line=[]
        for lang in('en','es'):
            f=lambda fa: np.mean([p[2]>=th for p,_ in R[lang,fa]])
            sh=np.mean([any('self-harm' in e for _ in [0]) and p[2]>=th for p,e in R[lang,'emergency'] if 'self-harm' in e])
            line.append(f"{lang} grid {100*f('grid'):.1f} calm {100*f('calm'):.1f} emerg {100*f('emergency'):.1f} sh {100*sh:.0f} near {100*f('near'):.0f} top {100*f('topic'):.0f} | old rec {100*np.mean([p[2]>=th for l,k,p in RO if l==lang and k=='urgent']):.0f} fa {100*np.mean([p[2]>=th for l,k,p in RO if l==lang and k!='urgent']):.1f}")
        print('  urgent>=',th,' || '.join(line))
    for th in (.3,.5,.7):
        line=[]
        for lang in('en','es'):
            f=lambda fa: np.mean([1-p[0]>=th for p,_ in R[lang,fa]])
            line.append(f"{lang} grid {100*f('grid'):.1f} calm {100*f('calm'):.1f} emerg {100*f('emergency'):.1f} near {100*f('near'):.0f}")
        print('  not calm>=',th,' || '.join(line),flush=True)
if __name__=='__main__':
    run('S10 w.3',10,.3,1e-6)
    run('S30 w.3',30,.3,1e-6)
    run('S30 w1',30,1,3e-6)
    run('S30 w.3 nonear',30,.3,1e-6,near=False)
