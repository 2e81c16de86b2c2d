#include "train.h"

/*
 * Printed styles. The language of the templates (see print.c):
 *	{T} title  {Q} {Q,} {Q.} title in quotation marks, with the mark inside  {C} container  {P} publisher  {L} place
 *	{U} URL  {H} host  {O} DOI  {G} pages  {V} volume  {N} issue
 *	{A?} authors in the form ?  {D?} {X?} date, accessed date in the form ?
 *	[a ...] printed when there are authors; so c container, d date, u URL, g pages, x accessed, p publisher, l place,
 *	v volume, e editors, h host; [!a ...] when there are none; [? ...] now and then
 *	%{one|other} one of them, the same for a whole list
 */
const struct style styles[] = {
	/* News */
	{ LANG_EN, "[a{Ai}, ]{T}[c, {C}], %{{DM}|{Dm}|{Dd}|{Db}}%{.|}", "[a{Ai}, ]{T}, {C}%{, {U}|}[?, {Dm}]", NULL, NULL, 6 },
	{ LANG_EN, "[a{An}, ]{T}, [c{C}, ]%{{Dm}|{Dd}|{DD}}[u%{, |. | }{U}]", "[a{An}, ]{T}, {C}[u, {U}]", "[a{An}, ]{T}, {P}, {Dy}", NULL, 5 },
	{ LANG_EN, "[a{An}, ][!a{C}, ]{Q,} [a[c{C}, ]]{Dd}[u. {U}][h {H}]", "[a{An}, ]{Q,} [c{C}, ]accessed {Xm}. {H}", NULL, NULL, 5 },
	{ LANG_EN, "{C}, {T}, %{{Dd}|{Dm}}[u, {U}]", "{C}, {T}[u, {U}]", NULL, NULL, 2 },
	{ LANG_EN, "{C}: %{{T}|{Q}}%{ ({Dd})|, {Dd}}[u%{, |: }{U}]", "{C}: {T}[u, {U}]", NULL, NULL, 2 },
	{ LANG_EN, "{C}, %{{Q,}|{Q},} %{{Dd}|{Dm}}[u, {U}]", "{C}, {Q}[u, {U}]", NULL, NULL, 3 },
	{ LANG_EN, "{C} ({Dd})%{: |, |. }%{{T}|{Q}}[u. {U}]", "{C} %{{T}|{Q}}[u {U}]", NULL, NULL, 2 },
	{ LANG_EN, "{An}, {C}, %{{Dd}|{Dm}}", "{An}, {C}", NULL, NULL, 2 },
	{ LANG_EN, "%{By |}{An}%{, | - | / }{C}[d%{, | - }{Dm}]", NULL, NULL, NULL, 1 },
	{ LANG_EN, "{C}%{ |, }%{{DD}|{Dd}|{Dm}}%{ more >>|}", NULL, NULL, NULL, 2 },
	{ LANG_EN, "%{{Q,}|{T},|{Q}} by {An}, {C}[d, {Dm}][u. {U}]", "{T} by {An}[u, {U}]", NULL, NULL, 2 },
	{ LANG_EN, "{T}%{ - | – | — | \\| }{C}%{[d, {Dd}]|[d ({Dm})]|}[u%{ |: }{U}]", "{T}%{ - | – | \\| }{C}[u {U}]", NULL, NULL, 3 },
	{ LANG_EN, "%{{T}|{Q}} (%{{C}, {Dm}|{C}|{An}, {C}, {Dm}|{Dm}})[u %{: |}{U}]", NULL, NULL, NULL, 2 },
	{ LANG_EN, "%{{T}. |{T} |{T}: |{T}, |{Q} |}{U}", NULL, NULL, NULL, 3 },
	{ LANG_EN, "{Dd}%{, |: | - }[a{An}, ]%{{T}|{Q}}, {C}[u, {U}]", "{Dd}, {C}, {Q}[u, {U}]", NULL, NULL, 1 },
	{ LANG_EN, "{An} (%{{Dd}|{Dm}})%{, | |: }{Q}, {C}[u, {U}].", "{An} ({Dy}), {Q}, {C}[u, {U}].", NULL, NULL, 2 },
	{ LANG_EN, "{Aj}, {Q}, {C}, %{{Dd}|{Dm}}[u%{, |: }{U}]", "{Q} , {C}, accessed {Xd}: {U}.", NULL, NULL, 3 },
	{ LANG_EN, "{An}, %{'{T}'|{Q}}, {C}, {Dd}[g, p. {G}][u, {U}][x, accessed {Xd}]", "[a{An}, ]{Q}, {C}, {Dd}[u, {U}][x (accessed {Xd})]", "{An}%{, {T}, {P}, {L}, {Dy}|, {T} ({L}: {P}, {Dy})|, {T} ({P}, {Dy})}[g, p%{. |}{G}]", "[a{An}, ]{T}, {P}, {Dd}[g, p {G}][u, {U}]", 5 },
	{ LANG_EN, "{An} in {C}, {Dd}: {Q}", "{An}: {Q}, {C}", NULL, NULL, 1 },
	{ LANG_EN, "{An}: %{{T}|{Q}}%{, |. }{C}, {Dd}[u, {U}]", NULL, "{An}: {T}. {P}, {L} {Dy}", NULL, 2 },
	{ LANG_EN, "[a{An}, ]%{{Q,}|{T},} %{{C}, {Dd}|{C} ({Dd})|{Dd}, {C}}[u, {U}]", "[a{An}, ]%{{Q,}|{T},} {C}, %{accessed {Xd}|{Xd}|viewed {Xd}}%{: |, | }{U}", "[a{An}, ]{T}, {C}, {P}, {Dy}[g, {G}]", "[a{An}, ]%{{Q}|{T}}, {Dd}%{, {P}|}[u, {U}]", 4 },
	{ LANG_EN, "%{{T}|{Q}} (%{{C}, {Dd}|{An}, {C}, {Dm}|{Dm}}) {U}", "{T}%{ ({C})|, {C}|} {U}", NULL, NULL, 2 },
	{ LANG_EN, "%{{U}, |{U} |{U} – |{U}: }[x(accessed {Xd})]", "{U}[x%{ (accessed {Xd})|, accessed {Xd}|. Accessed {Xd}|, {Xd}}]", NULL, NULL, 2 },
	{ LANG_EN, "%{{T}|{Q}}%{ by {An}, |, {An}, | – {An}, }%{at {C}|{C}|via {C}}[d, {Dm}]", NULL, NULL, NULL, 1 },
	{ LANG_EN, "@{N}handle, %{{Q,}|{T},} %{Twitter|X|Tweet}, {Dd}, {U}", "{An}, {T}, {C}, {U}", NULL, NULL, 0 },
	{ LANG_EN, "{An} %{{Q}|{T}} {C} {Dm}[u {U}]", "{T} {C} {Dd}", NULL, NULL, 1 },
	{ LANG_EN, "{An}; %{{Q}|{T}}; {C}; {Dd}", NULL, NULL, NULL, 1 },
	{ LANG_EN, "{Ai}; %{{Q}|{T}}; {C}[d; {Dm}]", NULL, NULL, NULL, 1 },
	{ LANG_EN, "{Ai}, %{{Q,}|{Q},|{T}.} {C}%{, |. | (}{Dm}", "{Ai}, %{{Q,}|{Q}|{T}}, {U}", "{Ai}, {T}%{, {P}, {Dy}| ({L}: {P}, {Dy})|. {L}, {Dy}}[g, {G}]", NULL, 4 },
	{ LANG_EN, "{Ah} %{{Q,}|{T},} {C}, {Dm}[u. {U}]", "{Aj}, %{{Q,}|{T},} {C}[d, {Dn}][h. {H}]", NULL, NULL, 2 },
	{ LANG_EN, "%{[x\\[archived\\] ]|}[a{An}: ]%{{Q}|{T}}, {C} v. {Ds}", NULL, NULL, NULL, 1 },
	/* Chicago */
	{ LANG_EN, "[a{An}, ]{Q,} {C}, {Dm}[g, {G}].", "[a{An}, ]{Q,} [?{S}, ]{C}, {P}%{, {Dm}|}[u, {U}].", "{An}, {T}, {S}, {P}, {Dy}[g, {G}].", "{An}, {T}, {Dm}[g, {G}].", 3 },
	{ LANG_EN, "[a{An}, ]{Q,} {C}, {U}.", "{Q,} {C}, {U}.", "{T}%{, {G}|}.", "[a{An}, ]{T}, {P}[d, {Dn}].", 3 },
	{ LANG_EN, "[a{An}, ]{Q,} [c{C}[v {V}, no. {N}], ][d{Dm}][g, {G}][u, {U}].", "[a{An}, ]{Q,} [c{C}, ]%{accessed {Xm}|last modified {Dm}|{Dm}}, {U}.", "[a{An}[e, ed%{s|}.], ]{T} ([l{L}: ]{P}, {Dy})[g, {G}].", "[a{An}, ]{T} ([l{L}: ]{P}, {Dy})[g, {G}][u, {U}].", 8 },
	{ LANG_EN, "[a{An}, ]{Q,} {C} {V}, no. {N} (%{{Dm}|{Dy}|{Dn}}): {G}[u, {U}].", "[a{An}, ]{Q,} {C}[p, {P}][d, {Dm}][u, {U}].", "{An}, {T} ({L}: {P}, {Dy}), %{p. |}{G}.", "[a{An}, ]{T}, {P}, {Dm}[g, {G}][u, {U}].", 5 },
	{ LANG_EN, "[a{An}, ]{Q,} {C} no. {N} ({Dn})[g: {G}].", "[a{An}, ]{Q,} {C}.", "{An}, {T}, {C}, {P}, {Dy}[g, {G}].", "{An}, {T}, {Dm}[g, {G}].", 3 },
	{ LANG_EN, "{An}, {Q,} in {T2}%{, ed. {An2} ({L}: {P}, {Dy})| ({L}: {P}, {Dy})}, %{p. |pp. |}{G}.", NULL, "{An}, {T} ({L}: {P}, {Dy}).", NULL, 2 },
	{ LANG_EN, "[a{Ai}. ]{Q.} [c{C}, ]{Dm}[g, {G}][u. {U}].", "[a{Ai}. ]{Q.} {C}[d, {Dm}]. [xAccessed {Xm}. ]{U}.", "{Ai}. {T}. {L}: {P}, {Dy}.", "[a{Ai}. ]{T}. [p{P}, ]{Dm}. {U}.", 5 },
	{ LANG_EN, "{Ai}. {Dy}. {Q.} {C}, {Dr}[u. {U}].", "{Ai}. {Dy}. {Q.} {C}. {U}.", "{Ai}. {Dy}. {T}. {L}: {P}.", "{Ai}. {Dy}. {T}. {P}.", 2 },
	{ LANG_EN, "{An}, {Q,} (%{PhD diss.|master’s thesis|PhD thesis}, {P}, {Dy}), {G}.", NULL, "{An}, {Q,} %{Working Paper|Policy Brief|Report} no. {N} ({P}, {Dn}), {G}.", NULL, 1 },
	/* APA */
	{ LANG_EN, "[a{Ah} ][!a{T}. ]({Dp})%{. |, }[a{T}. ]{C}[v, {V}({N})][g, {G}]. [u%{Retrieved from |Retrieved {Xm}, from ||Available at: }{U}]", "[a{Ah} ][!a{T}. ]({Dp}). [a{T}. ]%{{C}. |}%{Retrieved from |}{U}", "{Ah} ({Dy}). {T}. [l{L}: ]{P}.", "{Ah} ({Dy}). {T}[? (Report No. {N})]. {P}. {U}", 7 },
	{ LANG_EN, "[a{Ah} ]({Dm}). {T}. {C}. [uRetrieved from {U}]", "[a{Ah} ]({Dm}). {T}. %{||{C}. }Retrieved from {U}", NULL, NULL, 4 },
	{ LANG_EN, "{Aa}. {T}. ({Dd}). {C}. [u%{Retrieved from: |}{U}]", "[a{Aa}. ]{T}. ({Dd}). {C}. %{Retrieved from: |Available at: }{U}", NULL, NULL, 2 },
	/* MLA */
	{ LANG_EN, "[a{Ai}. ]{Q.} {C}[v, vol. {V}, no. {N}][p, {P}], %{{Db}|{Dd}}[g, p%{p|}. {G}][u, {U}][x. Accessed {Xb}].", "[a{Ai}. ]{Q.} {C}[p, {P}][d, {Db}][u, {U}]%{.|}[x Accessed {Xb}.]", "[a{Ai}. ]{T}. {P}, {Dy}.", "[a{Ai}. ]{T}. {P}, {Db}[u, {U}].", 6 },
	/* Harvard and the sciences */
	{ LANG_EN, "[a{Ah} ]({Dy}) {Q}, {C}, %{{Dq}|{Dr}}[g, p. {G}][u. Available at: {U}][x (%{accessed|Accessed}: {Xd})].", "[a{Ah} ]({Dy}) %{{Q}|{T}}[c, {C}]. %{Available at: |}{U}[x %{(Accessed: {Xd})|[Accessed {Xd}]}].", "{Ah} ({Dy}) {T}. {L}: {P}.", "[a{Ah} ]({Dy}) {T}[u. Available at: {U}].", 5 },
	{ LANG_EN, "[a{Ah}, ]{Dy}. {T}. {C}, [v{V}({N}), ]%{{Dq}|pp. {G}}[u. Available at: <{U}>][x [Accessed {Xd}]].", "[a{Ah}, ]{Dy}. {T}. %{[online] |}[c{C}. ]%{Available at: |}<{U}>[x [Accessed {Xd}]].", "{Ah}, {Dy}. {T}. {L}: {P}.", "[a{Ah}, ]{Dy}. {T}. {P}.", 4 },
	{ LANG_EN, "{Ax} ({Dy}) {T}. {C}[v {V}({N})][g: {G}][?, {Dq}].", "{Ax} ({Dy}) {T}. {C}[?, {Dq}]. [uAvailable at: {U}][x (accessed {Xd})].", "{Ax} ({Dy}) {T}. {L}: {P}.", NULL, 3 },
	{ LANG_EN, "{Av}. {T}. {C}. {Dy}[v;{V}({N})][g:{G}]. [? doi:{O}]", "[a{Av}. ]{T} [Internet]. {C}; {Dy} \\[cited {Xy} {Xr}\\]. Available from: {U}", "{Av}. {T}. {L}: {P}; {Dy}.", NULL, 3 },
	{ LANG_EN, "{Av}. {T}. {C}. %{{Dm}|{Dy};{V}:{G}}. [uAccessed {Xm}. {U}]", "[a{Av}. ]{T}. {C}. [d{Dm}. ]Accessed {Xm}. {U}", NULL, NULL, 2 },
	{ LANG_EN, "{Aa}, {Q,} {C}, vol. {V}, no. {N}, pp. {G}, {Dn}.", "[a{Aa}, ]{Q,} {C}[d, {Dh}]. [Online]. Available: {U}. [Accessed: {Xh}]", "{Aa}, {T}. {L}: {P}, {Dy}.", NULL, 2 },
	{ LANG_EN, "[a{Aa}, ]{Q,} [c{C}, ]{Dh}[u [Online]. Available: {U}. [Accessed: {Xh}]]", "{Q.} [Online]. Available: {U}. [Accessed: {Xh}]", NULL, NULL, 3 },
	{ LANG_EN, "{Aa}, {T}. {C} {V} ({Dy}), {G}.", "{Aa}, {T}, {U}", "{Aa}, {T} ({P}, {L}, {Dy}).", NULL, 1 },
	/* Wikipedia */
	{ LANG_EN, "[a{Ai} ({Dm}). ]{Q.} {C}[!a. {Dm}]. %{Retrieved {Xm}|Archived from the original on {Xm}. Retrieved {Xd}|Retrieved {Xi}|}.", "{Q.} {C}. [d{Dm}. ]Retrieved {Xm}.", "{Ai} ({Dy}). {T}. {P}. p%{p|}. {G}. ISBN 978-0-{V}-{N}-1.", "[a{Ai} ({Dm}). ]{Q}%{ (PDF)|}. {P}. Retrieved {Xd}.", 6 },
	{ LANG_EN, "{An} ({Dd}). {Q.} {C}.", "{An}. {Q.} {C}. Retrieved {Xi}.", NULL, NULL, 2 },
	{ LANG_EN, "[a%{{Ai}|{An}} ({Dd}). ]{Q}. {C}%{. {L}|. Associated Press|. p. {G}|}[!a. {Dd}]%{. Archived from the original on {Xd}|. Retrieved {Xd}|}[x. Retrieved {Xd}].", "{Q}. {C}[!d. {Dd}]. Archived from the original%{ (PDF)|} on {Xd}. Retrieved {Xm}.", "{Ai} ({Dy}). {T}. {L}: {P}. p. {G}.", NULL, 5 },
	{ LANG_EN, "^ [a{Ai}. ]{Q.} {C}. {Dd}.", "{Q.} {C}.", NULL, NULL, 1 },
	{ LANG_EN, "[a{AI} ({Dm}), ]%{{Q},|{Q,}} {C}[!a, {Dm}]%{, ISSN 0013-{Dy}|}%{, archived from the original on {Xm}|}[x, retrieved {Xm}]", "{Q}, {C}, retrieved {Xm}", "{AI} ({Dy}), {T}, {L}: {P}, p. {G}, ISBN 978-0-{V}-{N}-1", NULL, 3 },
	{ LANG_EN, "[a{AI} ({Dm}). ]{Q}. {C}. %{[?p. {G}. ]|ISSN 0362-{Dy}. |{Di}. |}[!a{Dm}. ]%{Archived from the original on {Xm}. |}Retrieved %{on |}{Xm}.", "{Q}. {C}. Retrieved %{on |}{Xm}.", "[a{AI} ({Dy}). ]{T}. {P}. doi:{O}. ISBN 978-0-{V}-{N}-1. S2CID {V}{N}.", NULL, 4 },
	/* Law, reports, inquiries */
	{ LANG_EN, "{AJ}, %{{T}|{Q}}, {C}%{, {Dd}|, {Dm}|}[g, p{G}]", "{T}[u, {U}]", "{AJ}, {T}%{, {P}, {Dy}| ({Dy})|}, p%{|p}{G}", "{B}, {T}%{ {Dy}|, {Dy}|}, p%{|p}{G}", 4 },
	{ LANG_EN, "{B}, {T}: %{Report|Final Report|Evidence}, p{G}", "p{G}, {T}.pdf", "{AJ}, {T}", "{B}, {T}[g, p{G}]", 0 },
	{ LANG_EN, "{T}%{ (EU)|} %{{Dy}/{V}|No {V}/{Dy}}%{, art {N}|}", "{Q} (%{Press release|Speech|Statement|Report}, {P}, {Dd})[u <{U}>]", NULL, "{B}, {T} (%{{P}, {Dy}|{Dn}|Cm {V}, {Dy}|HC {V}, {Dy}})[g, %{p |para |pp }{G}]", 3 },
	{ LANG_EN, "{B}, {T}%{, {Dd}|, {Dn}|, {Dy}}[g, %{p. |page |para. }{G}][u%{, |; |. }{U}]", "{B}, {Q}[d, {Dd}][u, {U}]", NULL, "{B}%{: |. |, }{T} (%{{Dy}|{Dn}|{L}, {Dy}})[g, {G}]", 5 },
	{ LANG_EN, "{B} ({Dy}) {T}[u. %{Available at: |}{U}][x (Accessed: {Xd})]", "{B} (n.d.) {T}. [uAvailable at: {U}][x [Accessed {Xd}]]", NULL, NULL, 3 },
	{ LANG_EN, "{B}. ({Dp}). {T}[c. {C}]. {U}", "{B}. (n.d.). {T}. [xRetrieved {Xm}, from ]{U}", NULL, NULL, 3 },
	{ LANG_EN, "{B}. {Q.} {C}, {Dm}[u. {U}].", "{B}. {Q.} {Dm}[u. {U}].", NULL, "{B}. {T}. %{{L}: {P}, |}{Dy}.", 3 },
	{ LANG_EN, "{An}, {Q} {C} ([l{L}, ]{Dd})[u <{U}>][x accessed {Xd}].", "{An}, {Q} ({C}, {Dd})[u <{U}> accessed {Xd}].", "{An}, {T} (%{{N}th edn, |}{P} {Dy}) {G}.", "{An}, {T} ({Dy})[g para {G}].", 3 },
	{ LANG_EN, "{An}, {T}, {V} {C} {G} ({Dy}).", "{An}, {T}, {C} ({Dm}), {U}.", "{An}, {T} {G} ({P} {Dy}).", NULL, 2 },
	{ LANG_EN, "{An}, {Q} ({Dy}) {V} {C} {G}.", NULL, NULL, NULL, 1 },
	{ LANG_EN, "{T} %{\\[{Dy}\\] OJ L{V}/{N}|\\[{Dy}\\] OJ C{V}/{N}, art {N}({N})|, s {N}({N})|, arts {N} and {N}}.", NULL, NULL, NULL, 1 },
	{ LANG_EN, "{T}%{, s {V}| art {V}({N})|, {L}, {Dd}|, {G}|}.", NULL, NULL, "[a{An}, ]{T}, {Dd}, %{p|para} {G}.", 2 },
	{ LANG_EN, "[a{An}%{. |, |: }]{T}%{. |, }{Dy}[u%{. |, }{U}]", "[a{An}%{. |, |: }]{T}[d, {Dm}][u%{. |, |: }{U}]", NULL, "{An}, {T}%{ ({Dn})|, {Dn}|, {Dm}}[g, p. {G}].", 4 },
	{ LANG_EN, "{Q.}", "{Q,} {C}.", "{T}%{, {G}|}.", "{Q,} {C}, {P}.", 2 },
	{ LANG_EN, "{An}. {Q}. {C}. {Dd}[u. {U}]", "{An}. {T}. {C}. {U}", "{An}. {T}. {P}, {Dy}.", NULL, 3 },
	{ LANG_EN, "{T}. {C}. %{{Dd}|{Dm}|({Dy})}[u. {U}]", "{T}. {C}. {U}", "{T}. {P}, {Dy}.", NULL, 3 },
	/* Other languages */
	{ LANG_DE, "[a{Ai}: ]{T}. In: {C}[v {V} ({Dy})][!v, {Ds}], S. {G}.", "[a{An}: ]{T}. In: {C}. [d{Dd}, ]abgerufen am {Xd}.", "{Ai}: {T}. {L}: {P} {Dy}.", NULL, 3 },
	{ LANG_DE, "[a{An}: ]%{{Q}|{T}}, in: {C}, %{{Ds}|{Dd}}[u, {U}][x (abgerufen am {Xs})].", "{Q}, {C}, {Ds}[u, {U}].", "{An}, {T}, {L} {Dy}, S. {G}.", NULL, 3 },
	{ LANG_DE, "{C}%{ ({Ds})|, {Ds}}%{: |, }{T}[u%{, | }{U}]", "{C}: {T}[u {U}][x, letzter Zugriff: {Xs}]", NULL, NULL, 2 },
	{ LANG_DE, "[a{Ah} ]({Dy}): {T}. {C}[?, {Ds}]. [uOnline verfügbar unter {U}][x, zuletzt geprüft am {Xs}].", NULL, "{Ah} ({Dy}): {T}. {L}: {P}.", NULL, 2 },
	{ LANG_FR, "[a{An}, ]{Q}, {C}[v, vol. {V}, n° {N}], {Dd}[g, p. {G}][u. {U}][x (consulté le {Xd})].", "[? (en) ][a{An}, ]{Q}%{, sur {C}|, {C}}[d, {Dd}] (consulté le {Xd})", "{An}, {T}, {L}, {P}, {Dy}[g, p. {G}].", NULL, 4 },
	{ LANG_FR, "{Au}, {Q}, {C}, {Dd}.", "{Au}. {T}. [En ligne]. Disponible sur : {U} (consulté le {Xd}).", "{Au}, {T}, {P}, {Dy}.", NULL, 2 },
	{ LANG_ES, "[a{Ai} ]({Dd})%{: |. }%{{Q}|{T}}. {C}. [u%{Disponible en: |Recuperado de }{U}]", "{Q}. {C}. {Dd}. Consultado el {Xd}.", "{Ai} ({Dy}). {T}. {L}: {P}.", NULL, 3 },
	{ LANG_ES, "[a{An}, ]{Q}, %{en |}{C}, {Dd}[g, p. {G}][u, {U}].", "{An}, {Q}, {C}[u, {U}] \\[consultado el {Xd}\\].", "{Au}: {T}, {L}, {P}, {Dy}.", NULL, 2 },
	{ LANG_PT, "[a{Au}. ]{T}. {C}, [l{L}, ]%{{Dt}|{Dy}}. [uDisponível em: <{U}>. Acesso em: {Xt}.]", "[a{Au}][!a{B}]. {T}. {C}, {Dy}. Disponível em: %{<{U}>|{U}}. Acesso em: {Xt}.", "{Au}. {T}. {L}: {P}, {Dy}.", NULL, 4 },
	{ LANG_PT, "{Au}. {C}, {Dt}", "{C}, {Dt}", NULL, NULL, 2 },
	{ LANG_IT, "{An}, {T}, %{in «{C}»|{C}}, {Dd}[g, p. {G}][u, {U}].", "{An}, {Q}, {C}, {Dd}. {U}", "{An}, {T}, {P}, {L} {Dy}.", NULL, 2 },
	{ LANG_NL, "[a{Aj} ]({Dd}). {T}. {C}. [xGeraadpleegd op {Xd}, van ]{U}", "{An}, {Q}, {C}, {Dd}[u, {U}].", "{Aj} ({Dy}). {T}. {L}: {P}.", NULL, 2 },
};
const size_t nstyles = sizeof(styles) / sizeof(styles[0]);
