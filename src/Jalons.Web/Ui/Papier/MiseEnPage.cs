namespace Jalons.Web.Ui.Papier;

/// <summary>A piece of text at its place on a page.</summary>
internal sealed record Trace(double X, double Y, string Texte, Police Police);

/// <summary>A face at a size.</summary>
internal sealed record Police(PolicePapier Face, double Taille)
{
    public double Mesurer(string texte) => Face.Mesurer(texte, Taille);
}

/// <summary>A box drawn as a rule, measured from the top left corner of the page.</summary>
internal readonly record struct Cadre(double X, double Y, double Largeur, double Hauteur);

/// <summary>Tags of the structure, by their names in the file (ISO 32000-1, 14.8.4).</summary>
internal enum Balise
{
    H1,
    H2,
    H3,
    P,
    L,
    LI,
    Lbl,
    LBody,
}

/// <summary>What is drawn under one tag of the structure; children are nested tags.</summary>
internal sealed record Element(Balise Balise, IReadOnlyList<Trace> Traces, IReadOnlyList<Element> Enfants)
{
    public static Element De(Balise balise, IEnumerable<Trace> traces) => new(balise, [.. traces], []);
}

/// <summary>A page laid out: tagged elements, then rules and boxes that mean nothing by themselves.</summary>
internal sealed class PageComposee
{
    public List<Element> Elements { get; } = [];

    public List<Cadre> Cadres { get; } = [];
}

/// <summary>
/// Lays blocks out on A4 pages. Pure measure: nothing is drawn here, so the number of pages is known before the first foot is written.
/// All lengths are in points (1/72 inch).
/// </summary>
internal sealed class MiseEnPage
{
    public const double Largeur = 595.28;
    public const double Hauteur = 841.89;
    public const double Marge = 56.7;
    public const double BasUtile = Hauteur - 68;
    private const double Millimetre = 72 / 25.4;
    private const double Utile = Largeur - (2 * Marge);

    private readonly List<PageComposee> pages = [new()];
    private double y = Marge;

    private MiseEnPage()
    {
    }

    /// <summary>Lays the blocks out.</summary>
    public static IReadOnlyList<PageComposee> Composer(IEnumerable<BlocPapier> blocs)
    {
        var page = new MiseEnPage();
        foreach (var bloc in blocs)
        {
            page.Poser(bloc);
        }

        return page.pages;
    }

    private PageComposee Page => pages[^1];

    private void Poser(BlocPapier bloc)
    {
        switch (bloc)
        {
            case EnTeteLettre entete: PoserEnTete(entete); break;
            case TitrePapier titre: PoserTitre(titre); break;
            case ParagraphePapier paragraphe: PoserParagraphe(paragraphe); break;
            case ListePapier liste: PoserListe(liste); break;
            case FaitsPapier faits: PoserFaits(faits); break;
            case SignaturesPapier signatures: PoserSignatures(signatures); break;
            case EnsemblePapier ensemble: PoserEnsemble(ensemble); break;
            default: throw new ArgumentOutOfRangeException(nameof(bloc));
        }
    }

    private void PoserEnTete(EnTeteLettre entete)
    {
        var style = StylePapier.Courant;
        Bloc(Marge, Marge, 78 * Millimetre, entete.Expediteur, premiereEnGras: true);
        Bloc(110 * Millimetre, 52 * Millimetre, 82 * Millimetre, entete.Destinataire, premiereEnGras: false);
        y = 97 * Millimetre;
        foreach (var reference in entete.References)
        {
            Ecrire(Balise.P, Marge, Utile, reference, StylePapier.Petit);
        }

        y += 4;
        Ecrire(Balise.P, 110 * Millimetre, Largeur - Marge - (110 * Millimetre), entete.Date, style);
        y += 12;
    }

    private void Bloc(double x, double haut, double largeur, IReadOnlyList<string> lignes, bool premiereEnGras)
    {
        y = haut;
        var traces = new List<Trace>();
        foreach (var (ligne, rang) in lignes.Select((l, i) => (l, i)))
        {
            var suite = rang < lignes.Count - 1 ? "\u00a0" : "";
            var texte = (premiereEnGras && rang == 0 ? $"**{ligne}**" : ligne) + suite;
            traces.AddRange(Composer(texte, x, largeur, StylePapier.Courant).SelectMany(l => l));
        }

        Page.Elements.Add(Element.De(Balise.P, traces));
    }

    private void PoserTitre(TitrePapier titre)
    {
        var style = StylePapier.Titre(titre.Niveau);
        y += y > Marge ? style.Avant : 0;

        // A heading never stands alone at the foot of a page.
        Reserver(style.Interligne + (3 * StylePapier.Courant.Interligne));
        var balise = titre.Niveau switch { 1 => Balise.H1, 2 => Balise.H2, _ => Balise.H3 };
        Ecrire(balise, Marge, Utile, $"**{titre.Texte}**", style);
        y += style.Apres;
    }

    private void PoserParagraphe(ParagraphePapier paragraphe)
    {
        var style = paragraphe.Petit ? StylePapier.Petit : StylePapier.Courant;
        Ecrire(Balise.P, Marge, Utile, paragraphe.Texte, style);
        y += style.Apres;
    }

    private void PoserListe(ListePapier liste)
    {
        const double retrait = 18;
        var style = StylePapier.Courant;
        var items = new List<Element>();
        var page = Page;
        foreach (var (point, rang) in liste.Points.Select((p, i) => (p, i + 1)))
        {
            var signe = liste.Numerotee ? $"{rang}." : "–";
            Reserver(style.Interligne);
            if (Page != page)
            {
                Finir();
            }

            var haut = y;
            var corps = Composer(point, Marge + retrait, Utile - retrait, style);

            // The body may have run over to the next page: its lines are tagged where they stand.
            foreach (var (lignes, premiere) in corps.GroupBy(l => l.Page).Select((g, i) => (g, i == 0)))
            {
                if (!premiere)
                {
                    Finir();
                    page = lignes.Key;
                }

                var texte = Element.De(Balise.LBody, lignes.SelectMany(l => l));
                var label = premiere ? [Element.De(Balise.Lbl, [new Trace(Marge + 4, haut + style.Montee, signe, style.Normal)])] : Array.Empty<Element>();
                items.Add(new Element(Balise.LI, [], [.. label, texte]));
            }

            y += 3;
        }

        Finir();
        y += style.Apres - 3;

        void Finir()
        {
            if (items.Count > 0)
            {
                page.Elements.Add(new Element(Balise.L, [], [.. items]));
                items.Clear();
            }

            page = Page;
        }
    }

    private void PoserFaits(FaitsPapier faits)
    {
        const double colonne = 150;
        var style = StylePapier.Courant;
        foreach (var (libelle, valeur) in faits.Lignes)
        {
            var hauteur = Math.Max(Compter(libelle, colonne - 8, style), Compter(valeur, Utile - colonne, style)) * style.Interligne;
            Reserver(Math.Min(hauteur, BasUtile - Marge));
            var (page, haut) = (Page, y);
            var gauche = Composer($"**{libelle} :**\u00a0", Marge, colonne - 8, style);
            var bas = y;
            y = haut;
            var droite = Composer(valeur, Marge + colonne, Utile - colonne, style);
            page.Elements.Add(Element.De(Balise.P, gauche.Concat(droite).SelectMany(l => l)));
            y = Math.Max(bas, y) + 2;
        }

        y += style.Apres - 2;
    }

    private void PoserSignatures(SignaturesPapier signatures)
    {
        const double hauteur = 96;
        const double ecart = 16;
        var style = StylePapier.Courant;
        var largeur = (Utile - (ecart * (signatures.Signataires.Count - 1))) / signatures.Signataires.Count;
        y += 8;
        Reserver(hauteur);
        var haut = y;
        foreach (var ((qui, mention), rang) in signatures.Signataires.Select((s, i) => (s, i)))
        {
            var x = Marge + (rang * (largeur + ecart));
            y = haut + 8;
            Page.Cadres.Add(new Cadre(x, haut, largeur, hauteur));
            var lignes = Composer($"**{qui}**{(mention is null ? "" : "\n" + mention)}", x + 8, largeur - 16, style);
            Page.Elements.Add(Element.De(Balise.P, lignes.SelectMany(l => l)));
        }

        y = haut + hauteur + style.Apres;
    }

    private void PoserEnsemble(EnsemblePapier ensemble)
    {
        var essai = new MiseEnPage { y = Marge };
        foreach (var bloc in ensemble.Blocs)
        {
            essai.Poser(bloc);
        }

        if (essai.pages.Count == 1)
        {
            Reserver(essai.y - Marge);
        }

        foreach (var bloc in ensemble.Blocs)
        {
            Poser(bloc);
        }
    }

    private void Ecrire(Balise balise, double x, double largeur, string texte, StylePapier style)
    {
        foreach (var morceau in Composer(texte, x, largeur, style).GroupBy(l => l.Page))
        {
            morceau.Key.Elements.Add(Element.De(balise, morceau.SelectMany(l => l)));
        }
    }

    /// <summary>Starts a new page when the height is not left on this one.</summary>
    private void Reserver(double hauteur)
    {
        if (y + hauteur > BasUtile && y > Marge)
        {
            pages.Add(new PageComposee());
            y = Marge;
        }
    }

    private static int Compter(string texte, double largeur, StylePapier style) => Couper(texte, largeur, style).Count;

    /// <summary>Cuts a text into lines and places them from the current height on, over the pages it takes.</summary>
    private List<LignePosee> Composer(string texte, double x, double largeur, StylePapier style)
    {
        var posees = new List<LignePosee>();
        foreach (var ligne in Couper(texte, largeur, style))
        {
            Reserver(style.Interligne);
            var posee = new LignePosee(Page);
            var curseur = x;
            foreach (var (mots, police) in ligne)
            {
                posee.Add(new Trace(curseur, y + style.Montee, mots, police));
                curseur += police.Mesurer(mots);
            }

            posees.Add(posee);
            y += style.Interligne;
        }

        return posees;
    }

    /// <summary>Lines of runs: words of one style stay in one run, so that the text can be selected and read aloud.</summary>
    private static List<List<(string Mots, Police Police)>> Couper(string texte, double largeur, StylePapier style)
    {
        var lignes = new List<List<(string, Police)>>();
        var paragraphes = Insecables(texte).ReplaceLineEndings("\n").Split('\n');
        for (var n = 0; n < paragraphes.Length; n++)
        {
            var ligne = new List<(string Mots, Police Police)>();
            var reste = largeur;
            foreach (var mot in Mots(paragraphes[n], style).SelectMany(m => Tronconner(m, largeur)))
            {
                var prise = mot.Sum(m => m.Police.Mesurer(m.Mots));
                if (ligne.Count > 0 && prise + ligne[^1].Police.Mesurer(" ") > reste)
                {
                    lignes.Add(Finie(ligne));
                    (ligne, reste) = ([], largeur);
                }

                reste -= Joindre(ligne, mot, ligne.Count > 0 ? " " : "");
            }

            lignes.Add(n == paragraphes.Length - 1 ? ligne : Finie(ligne));
        }

        return lignes;
    }

    /// <summary>A line that goes on below ends with a space: what reads the file aloud would otherwise stick two words together.</summary>
    private static List<(string Mots, Police Police)> Finie(List<(string Mots, Police Police)> ligne)
    {
        if (ligne.Count > 0)
        {
            ligne[^1] = (ligne[^1].Mots + " ", ligne[^1].Police);
        }

        return ligne;
    }

    /// <summary>Adds a word to a line and gives back the width it takes.</summary>
    private static double Joindre(List<(string Mots, Police Police)> ligne, List<(string Mots, Police Police)> mot, string espace)
    {
        double prise = 0;
        foreach (var (texte, police) in mot)
        {
            if (ligne.Count > 0 && ligne[^1].Police == police)
            {
                ligne[^1] = (ligne[^1].Mots + espace + texte, police);
                prise += police.Mesurer(espace + texte);
            }
            else
            {
                if (ligne.Count > 0 && espace.Length > 0)
                {
                    ligne[^1] = (ligne[^1].Mots + espace, ligne[^1].Police);
                    prise += ligne[^1].Police.Mesurer(espace);
                }

                ligne.Add((texte, police));
                prise += police.Mesurer(texte);
            }

            espace = "";
        }

        return prise;
    }

    /// <summary>Words of a text; a word may be bold in part, as when a comma follows bold words.</summary>
    private static List<List<(string Mots, Police Police)>> Mots(string texte, StylePapier style)
    {
        var mots = new List<List<(string, Police)>>();
        var (gras, colle) = (false, false);
        foreach (var partie in texte.Split("**"))
        {
            // Ordinary spaces only: no-break spaces hold a number to its unit.
            foreach (var (mot, rang) in partie.Split(' ').Select((m, i) => (m, i)))
            {
                colle = colle && rang == 0;
                if (mot.Length > 0 && colle && mots.Count > 0)
                {
                    mots[^1].Add((mot, gras ? style.Gras : style.Normal));
                }
                else if (mot.Length > 0)
                {
                    mots.Add([(mot, gras ? style.Gras : style.Normal)]);
                }
            }

            colle = partie.Length == 0 ? colle : !partie.EndsWith(' ');
            gras = !gras;
        }

        return mots;
    }

    /// <summary>Signs that never begin a line, in French: « : », « ; », « ? », « ! », closing quotes.</summary>
    private static string Insecables(string texte)
    {
        foreach (var signe in ":;?!»")
        {
            texte = texte.Replace($" {signe}", $"\u00a0{signe}", StringComparison.Ordinal);
        }

        return texte.Replace("« ", "«\u00a0", StringComparison.Ordinal);
    }

    /// <summary>A word wider than the column is cut where it must.</summary>
    private static IEnumerable<List<(string Mots, Police Police)>> Tronconner(List<(string Mots, Police Police)> mot, double largeur)
    {
        if (mot.Sum(m => m.Police.Mesurer(m.Mots)) <= largeur)
        {
            yield return mot;
            yield break;
        }

        foreach (var (texte, police) in mot)
        {
            var debut = 0;
            while (debut < texte.Length)
            {
                var n = texte.Length - debut;
                while (n > 1 && police.Mesurer(texte.Substring(debut, n)) > largeur)
                {
                    n--;
                }

                yield return [(texte.Substring(debut, n), police)];
                debut += n;
            }
        }
    }

    private sealed class LignePosee(PageComposee page) : List<Trace>
    {
        public PageComposee Page => page;
    }
}

/// <summary>Sizes of the text.</summary>
internal sealed record StylePapier(double Taille, double Interligne, double Avant, double Apres)
{
    public static readonly StylePapier Courant = new(10.5, 15.5, 0, 7);
    public static readonly StylePapier Petit = new(9, 13, 0, 5);
    private static readonly StylePapier Titre1 = new(15, 20, 6, 8);
    private static readonly StylePapier Titre2 = new(11.5, 16, 7, 3);

    public Police Normal => field ??= new Police(PolicePapier.Normale, Taille);

    public Police Gras => field ??= new Police(PolicePapier.Grasse, Taille);

    /// <summary>From the top of a line to its baseline.</summary>
    public double Montee => Taille + ((Interligne - Taille) / 2) - (Taille * 0.22);

    public static StylePapier Titre(int niveau) => niveau == 1 ? Titre1 : Titre2;
}
