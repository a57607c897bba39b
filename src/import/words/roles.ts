/** What headings, labels and header cells of comparisons are called, by what they head: data. Small letters; the languages stand in one list. */

export const ROLES = {
  table: `comparison|comparison table|comparative table|comparison chart|comparison matrix|feature comparison|feature matrix|at a glance|head-to-head
    |head to head|side by side|side-by-side|key differences at a glance|the contenders|how does it compare|how it compares|how do they compare|table summary|quick reference|overview table|quick comparison
    |vergleich|vergleichstabelle|im direkten vergleich|im vergleich|auf einen blick|gegenüberstellung|übersicht
    |tableau comparatif|comparaison|comparatif|en un coup d'œil
    |tabla comparativa|cuadro comparativo|comparación|comparativa|de un vistazo|resumen comparativo
    |tabela comparativa|comparação|tabella comparativa|confronto|vergelijkingstabel|vergelijking|比較表|比較|对比表|对比|porównanie`,
  intro: `key difference|key differences|main difference|main differences|the main difference|the key difference|overview|introduction|intro
    |context|context and problem statement|background|problem statement|tl;dr|tldr|in a nutshell|short answer|quick answer|summary of differences
    |wichtigste unterschiede|die wichtigsten unterschiede|hauptunterschied|hauptunterschiede|überblick|einleitung|einführung|kontext
    |kontext und problemstellung|kurz gesagt|principales différences|différences clés|différence principale|en bref|présentation|vue d'ensemble
    |contexte|introduction|principales diferencias|diferencia principal|diferencias clave|introducción|en pocas palabras|contexto|introdução|introduzione`,
  what: `what is|what are|what's|definition|about|explained|was ist|was sind|définition|définition et caractéristiques|qu'est-ce que|qu'est-ce qu
    |qu'est-ce que c'est|qué es|que es|qué son|definición|o que é|cos'è|とは`,
  pros: `pros|pro|advantages|advantage|strengths|strength|why we win|good, because|benefits|benefit|upsides|what we like|the good|positives|pluses
    |vorteile|vorteil|stärken|stärke|positiv|positives|avantages|avantage|forces|points forts|les plus|ventajas|ventaja|beneficios|fortalezas
    |puntos fuertes|a favor|benefícios|vantagens|vantaggi|メリット|優点|优点|voordelen|zalety|👍|✅`,
  cons: `cons|con|disadvantages|disadvantage|weaknesses|weakness|drawbacks|drawback|limitations|limitation|challenges|bad, because|why we lose|caveats
    |downsides|downside|the bad|negatives|minuses|nachteile|nachteil|schwächen|schwäche|kontra|contra|negativ|herausforderungen|inconvénients|inconvénient
    |faiblesses|limites|points faibles|les moins|desventajas|desventaja|debilidades|inconvenientes|puntos débiles|en contra|desvantagens|svantaggi
    |デメリット|缺点|nadelen|wady|👎|❌`,
  prosCons: `pros and cons|pros & cons|pros/cons|pros, cons|pros and cons of the options|trade-offs|tradeoffs|considerations|advantages and disadvantages
    |strengths and weaknesses|benefits and drawbacks|vor- und nachteile|vorteile und nachteile|stärken und schwächen|avantages et inconvénients
    |forces et faiblesses|ventajas y desventajas|pros y contras|vantagens e desvantagens|vantaggi e svantaggi|メリット・デメリット`,
  choose: `when to use|when to choose|when to pick|when should|choose|use|pick|go with|best for|best use|best use cases|use cases|use case|ideal for
    |suited for|best suited for|where each one shines|where each shines|decision guide|why choose|target persona|fits better|which one is right for you
    |which one should you choose|which should you choose|how to choose|who is it for|who should use|wann welches|wann welche|wann welcher|wann
    |empfehlung: wann|anwendungsfälle|einsatzgebiete|geeignet für|wann nehmen|nimm|wähle|wählen sie|quand utiliser|quand choisir|utilisez|choisissez|idéal pour
    |cas d'usage|cas d'utilisation|cuándo usar|cuando usar|cuándo elegir|casos de uso|mejores casos de uso|usa|elige|ideal para|es ideal cuando
    |quando usar|quando usare|scegli|wanneer|fits|shines when`,
  avoid: `when not to choose|when not to use|when not to|avoid if|avoid|when to avoid|not for|not ideal for|don't use|do not use|don't choose|wann nicht
    |ungeeignet für|nicht geeignet für|à éviter si|à éviter|n'utilisez pas|quand ne pas|cuándo no|cuándo no usar|cuándo no usarlo|no usar|evita`,
  summary: `conclusion|conclusions|summary|in summary|bottom line|the bottom line|the honest summary|verdict|final verdict|the verdict|key takeaways
    |takeaways|takeaway|key takeaway|final thoughts|recommendation|recommendations|to sum up|summing up|wrap-up|wrapping up|wrap up|overall|in short
    |in conclusion|the boundary, stated once|fazit|zusammenfassung|zusammengefasst|zusammenfassend|empfehlung|gesamtvotum|ergebnis|schluss|kurzfazit
    |résumé|à retenir|points clés à retenir|en résumé|bilan|pour résumer|en conclusion|conclusión|conclusiones|resumen|resumen rápido|en resumen
    |veredicto|para resumir|conclusioni|conclusione|in sintesi|resumo|resumo final|conclusão|em resumo|まとめ|总结|结论|conclusie|samenvatting|podsumowanie`,
  decision: `decision|decision outcome|chosen option|winner|the winner|consequences|consequence|entscheidung|konsequenzen|gewinner|vainqueur|décision|conséquences
    |decisión|ganador|consecuencias`,
  related: `related|see also|further reading|further readings|further resources|next steps|read also|more articles|more article|related posts
    |related articles|related comparisons|you may also like|similar comparisons|more comparisons|other comparisons|read next|siehe auch|weiter|mehr zum thema
    |weitere ressourcen|weitere vergleiche|verwandte themen|voir aussi|précédent / suite|pour aller plus loin|à lire aussi|ver también|te puede interesar
    |relacionados|artículos relacionados|vedi anche|veja também|zie ook|関連記事`,
  sources: `sources|source|references|reference|bibliography|citations|further evidence|works cited|quellen|quelle|literatur|belege|einzelnachweise
    |externe dokumentation|références|referencias|fuentes|bibliografía|bibliographie|riferimenti|fonti|referências|fontes|参考情報|参考サイト|参考文献|bronnen`,
  questions: `faq|faqs|frequently asked questions|people also ask|questions and answers|häufige fragen|häufig gestellte fragen|questions fréquentes
    |foire aux questions|preguntas frecuentes|perguntas frequentes|domande frequenti|よくある質問`,
  objections: `objections|objection handling|handling objections|common objections|einwände|einwandbehandlung|objections fréquentes|objeciones`,
  legend: `key|feature key|capability key|feature/capability key|legend|notes|note|methodology|legende|anmerkungen|anmerkung|hinweise|hinweis|légende
    |remarques|remarque|leyenda|notas|nota|footnotes|fußnoten|notes de bas de page|legenda`,
  similarities: `similarities|what they share|what they have in common|both|in common|use the services together|gemeinsamkeiten|points communs|semejanzas
    |similitudes|ressemblances`,
  options: `considered options|options|the options|alternatives|the contenders|contenders|candidates|what we compared|tools compared|betrachtete optionen
    |optionen|alternativen|options envisagées|options considérées|opciones|opciones consideradas|alternativas`,
  drop: `table of contents|contents|toc|go to comparative table|edit|user comments|comments|tags|share|share this|on this page|inhaltsverzeichnis|inhalt
    |sommaire|aller au contenu|índice|regresar al índice|tabla de contenidos|about the author|leave a reply|leave a comment|newsletter`,
} as const;

export type Role = keyof typeof ROLES;

/** The first header cell of a table whose other header cells are subjects. */
export const CRITERION_HEADERS = `feature|features|criterion|criteria|aspect|aspects|capability|capabilities|attribute|attributes|metric|metrics|difference
  |differences|basis|basis for comparison|basis of comparison|parameter|parameters|parameter of comparison|basic terms|category|categories|characteristic
  |characteristics|property|properties|dimension|factor|factors|point|points|spec|specs|specification|functionality|comparison|question|area|topic
  |kriterium|kriterien|merkmal|merkmale|aspekt|eigenschaft|eigenschaften|funktion|funktionen|thema|bereich|unterschied|vergleich|critère|critères|caractéristique
  |caractéristiques|fonctionnalité|fonctionnalités|capacité|différence|característica|características|aspecto|aspectos|criterio|criterios|recurso
  |diferencia|caratteristica|critério|parametro|kenmerk|特徴|項目|项目|比较项|cecha|фича|критерий|характеристика|параметр|функция|возможность`;

/** The first header cell of a table whose rows are subjects. */
export const SUBJECT_HEADERS = `product|products|tool|tools|service|platform|provider|provider(s)|providers|option|options|name|approach|approaches|type|types
  |model|vendor|plan|library|framework|method|methods|solution|competitor|company|brand|item|alternative|language|database|produkt|produkte|anbieter
  |methode|modell|strategie|werkzeug|tarif|hersteller|méthode|produit|outil|formule|modèle|fournisseur|modelo|proyecto|competidor|herramienta|opción
  |producto|método|servicio|prodotto|strumento|produto|ferramenta|ansatz`;

/** Columns of a reference, whose rows are settings: nothing is compared by them. */
export const REFERENCE_HEADERS = `type|default|default value|required|optional|allowed values|argument|arguments|alias|env|environment variable|since|deprecated
  |typ|standard|standardwert|pflicht|par défaut|requis|obligatorio|por defecto|必須|デフォルト`;

/** Columns that say something about a row, and are no subject. */
export const NOTE_HEADERS = `note|notes|winner|savings|saving|change|delta|difference|diff|speedup|ratio|unterschied|différence|diferencia|improvement|gap|source|sources|our advantage|evolution|remark|remarks|comment|comments|best|takeaway|why
  |why it matters|explanation|verdict|advantage|edge|reference|references|details|description|bemerkung|bemerkungen|anmerkung|anmerkungen|hinweis
  |gewinner|vorteil|quelle|erläuterung|détail|détails|remarque|remarques|commentaire|vainqueur|notas|nota|observaciones|comentario|comentarios|ganador
  |fuente|ventaja|hinweise|kommentar|note(s)|备注|備考`;

/** Columns that say something about each subject, where subjects are rows. */
export const TRAIT_HEADERS = `pros|cons|price|pricing|cost|notes|when to use|best for|strengths|weaknesses|weakness|strength|advantages|disadvantages|use case
  |use cases|description|website|url|link|license|vorteile|nachteile|preis|kosten|beschreibung|wann nehmen|geeignet für|avantages|inconvénients|prix|idéal pour
  |description|ventajas|desventajas|precio|descripción|cuándo usar|ideal para|stärken|schwächen`;

/** Headers of a table that says in which situation to take which. */
export const SITUATION_HEADERS = `scenario|scenarios|situation|use case|if you|if you need|if|need|you need|when|requirement|goal|your situation|szenario|anwendungsfall
  |wenn|bedarf|anforderung|scénario|cas d'usage|besoin|si vous|escenario|situación|caso de uso|necesidad|si necesitas`;
export const PICK_HEADERS = `recommendation|recommended|choose|pick|use|best choice|winner|choice|best|empfehlung|wahl|nimm|besser|recommandation|choix|choisissez
  |recomendación|elección|elige|usa|mejor opción|solution`;

const lists = new Map<string, ReadonlySet<string>>();

/** The words of a list. */
export function wordsOf(list: string): ReadonlySet<string> {
  const known = lists.get(list);
  if (known) return known;
  const words = new Set(list.split("|").map((word) => word.replace(/\s+/g, " ").trim()));
  lists.set(list, words);
  return words;
}
