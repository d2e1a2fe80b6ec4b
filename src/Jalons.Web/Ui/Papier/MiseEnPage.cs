namespace Jalons.Web.Ui.Papier;

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

    private static int Compter(string texte, double largeur, StylePapier style) => CoupeTexte.EnLignes(texte, largeur, style).Count;

    /// <summary>Cuts a text into lines and places them from the current height on, over the pages it takes.</summary>
    private List<LignePosee> Composer(string texte, double x, double largeur, StylePapier style)
    {
        var posees = new List<LignePosee>();
        foreach (var ligne in CoupeTexte.EnLignes(texte, largeur, style))
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

    private sealed class LignePosee(PageComposee page) : List<Trace>
    {
        public PageComposee Page => page;
    }
}
