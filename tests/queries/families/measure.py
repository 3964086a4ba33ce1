"""Decision-level evaluation on family sets. usage: families.py WORKTREE SETDIR [--miss family]"""
import sys; sys.path.insert(0,sys.argv[1])
import json, math
from pathlib import Path
from collections import defaultdict
from dataclasses import replace
from bot.guide.loader import load
from bot.wording import wording
from bot.screens.content import Content
from bot.screens.decision import understand, Query, Languages
from bot.screens.button_words import button_words
from bot.search.index_cache import load as load_index, save
root=Path(sys.argv[1])
g=load(root/'content')
ix=load_index(Path('/tmp/exp/cache'),'k'*64)
c=Content(g, wording.load(root/'locales', g.languages), ix, bot='x')
c=replace(c,button_words=button_words(c))
C={'lawyer':{'hotline/lawyer','hotline/numbers/papers'},'consulate':{'hotline/numbers/papers'},'food':{'hotline/numbers/shelter','topic/food-and-clinic'},'shelter':{'hotline/numbers/shelter','topic/place-tonight'},'work-safety':{'hotline/numbers/work'},'wages':{'hotline/numbers/work','topic/unpaid-wages'},'court':{'hotline/numbers/arrest'},'ice-locator':{'hotline/numbers/arrest'},'children':{'hotline/numbers/children','topic/must-i-report'},'violence':{'hotline/numbers/violence','topic/partner-violence','hotline/now/partner'},'sexual-violence':{'hotline/numbers/violence','topic/after-assault','hotline/now/assault'},'suicide':{'hotline/now/self-harm'},'hotline':{'hotline'},'interpreter':{'hotline/card','topic/interpreter'},'emergency':{'hotline/now/unclear','hotline/now/danger','hotline/now/medical'},'visas':{'hotline/numbers/visas'},'discrimination':{'hotline/numbers/work'}}
M={'language':{'language'},'share':{'share'},'privacy':{'privacy'},'about':{'about'},'hotline':{'hotline'},'leave':{'leave','leave/ask'},'clear':{'clear','clear/ask'},'home':{'home','topics'}}
def wil(k,n):
    if not n: return (0,0)
    z=1.96;p=k/n;d=1+z*z/n;m=p+z*z/(2*n);s=z*math.sqrt(p*(1-p)/n+z*z/(4*n*n)); return ((m-s)/d,(m+s)/d)
show=sys.argv[4] if len(sys.argv)>4 else None
for lang in ('en','es'):
    f=Path(sys.argv[2])/f'{lang}.jsonl'
    if not f.exists(): continue
    T=defaultdict(lambda:[0,0])
    def add(k,v): T[k][0]+=bool(v); T[k][1]+=1
    for l in f.read_text().splitlines():
        if not l.strip(): continue
        d=json.loads(l); q=d['q']; fam=d['family']; e=d['expect']
        dec=understand(c,Query(q,Languages(hinted=lang))); r=ix.search(q,language=lang); s=dec.spec
        p='/'.join(s.address.path); urgent=p.startswith('hotline/now/'); sight=urgent or s.alert
        top=[h.topic for h in r.results] if not urgent else [h.topic for h in r.results]
        miss=None
        if fam in('grid','calm'):
            add(fam+' urgent',urgent); add(fam+' alert',s.alert and s.address.path[0]=='topic'); add(fam+' alert or choices/none',s.alert)
            if e: add(fam+' page first', s.address.path[0]=='topic' and s.address.path[1] in e or (not urgent and p=='topics' and s.topics and s.topics[0] in e))
            if urgent: miss=p
        elif fam=='emergency':
            add('emergency urgent',urgent); add('emergency 911 in sight',sight or p=='leave')
            if urgent: add('emergency kind right',p.split('/')[-1] in e)
            if 'self-harm' in e: add('self-harm urgent',urgent)
            if not urgent: miss=p+(' alert' if s.alert else ' NO')
            elif p.split('/')[-1] not in e: miss='KIND '+p.split('/')[-1]+' not '+','.join(e)
        elif fam=='near':
            ok=(s.address.path[0]=='topic' and s.address.path[1] in e) or (p=='topics' and s.topics and s.topics[0] in e) or (urgent and r.results and r.results[0].topic in e)
            add('near page first',(s.address.path[0]=='topic' and s.address.path[1] in e) or (p=='topics' and bool(s.topics) and s.topics[0] in e)); add('near 911 in sight',sight); add('near urgent',urgent)
            if not ok: miss=p+str(r.results[:1])
        elif fam=='topic':
            shown=top
            if s.address.path[0]=='hotline' and 'hotline' in e: shown=['hotline']
            add('topic hit@1',bool(shown) and shown[0] in e); add('topic hit@3',any(t in e for t in shown[:3])); add('topic urgent',urgent)
            if not(shown and shown[0] in e): miss=p+str(shown[:1])
        elif fam=='contact':
            ok=any(p in C[x] for x in e); add('contact',ok)
            if not ok: miss=p
        elif fam=='meta':
            ok=any(p in M[x] for x in e); add('meta',ok)
            if not ok: miss=p
        elif fam=='offtopic':
            add('offtopic refused',p in('nothing','home','about')); add('offtopic answered as topic',s.address.path[0]=='topic'); add('offtopic urgent',urgent)
            if p not in('nothing','home','about'): miss=p
        if miss and show and (show==fam or show=='all'): print(lang,fam,'|',q,'|',','.join(e),'->',miss)
    if not show:
        for k,(a,b) in T.items():
            lo,hi=wil(a,b); print(f'{lang} {k:32} {100*a/b:5.1f} % [{100*lo:.1f}-{100*hi:.1f}] of {b}')
