namespace Jalons.Web.Ui.Papier;

/// <summary>Cuts a text into lines that fit a width. In the text, <c>**words**</c> are bold.</summary>
internal static class CoupeTexte
{
    /// <summary>Lines of runs: words of one style stay in one run, so that the text can be selected and read aloud.</summary>
    public static List<List<(string Mots, Police Police)>> EnLignes(string texte, double largeur, StylePapier style)
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
}
