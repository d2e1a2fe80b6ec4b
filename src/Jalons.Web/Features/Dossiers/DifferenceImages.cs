namespace Jalons.Web.Features.Dossiers;

/// <summary>What changed between two pictures, at one place.</summary>
/// <param name="Lieu">Where: the titles of the blocks, then the label.</param>
/// <param name="Avant">What the older picture said; null when it said nothing.</param>
/// <param name="Apres">What the newer one says; null when it says nothing any more.</param>
public sealed record Difference(string Lieu, string? Avant, string? Apres);

/// <summary>Compares two pictures of one dossier in the words that people read.</summary>
public static class DifferenceImages
{
    /// <summary>The differences, in the order of the newer picture, then what disappeared.</summary>
    public static IReadOnlyList<Difference> Entre(BlocEnClair avant, BlocEnClair apres)
    {
        var anciens = Mettre(avant);
        var nouveaux = Mettre(apres);
        return [.. nouveaux.Keys.Concat(anciens.Keys.Except(nouveaux.Keys, StringComparer.Ordinal)).SelectMany(lieu => Comparer(lieu, anciens.GetValueOrDefault(lieu, []), nouveaux.GetValueOrDefault(lieu, [])))];
    }

    private static IEnumerable<Difference> Comparer(string lieu, List<string> avant, List<string> apres)
    {
        var (partis, venus) = (Moins(avant, apres), Moins(apres, avant));
        for (var i = 0; i < Math.Max(partis.Count, venus.Count); i++)
        {
            yield return new(lieu, partis.ElementAtOrDefault(i), venus.ElementAtOrDefault(i));
        }
    }

    /// <summary>What one list holds and the other does not, as many times as it holds it more.</summary>
    private static List<string> Moins(List<string> liste, List<string> autre)
    {
        var reste = new List<string>(autre);
        return liste.FindAll(v => !reste.Remove(v));
    }

    private static Dictionary<string, List<string>> Mettre(BlocEnClair bloc)
    {
        var faits = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        Ajouter(bloc, "");
        return faits;

        void Ajouter(BlocEnClair b, string lieu)
        {
            var ici = b.Titre.Length == 0 ? lieu : $"{lieu}{b.Titre} › ";
            foreach (var fait in b.Faits)
            {
                Noter(ici + fait.Libelle, fait.Valeur);
            }

            foreach (var tableau in b.Tableaux)
            {
                foreach (var ligne in tableau.Lignes)
                {
                    Noter(ici + tableau.Titre, string.Join(" ; ", tableau.Colonnes.Zip(ligne).Where(c => c.Second.Length > 0).Select(c => $"{c.First} : {c.Second}")));
                }
            }

            foreach (var dedans in b.Blocs)
            {
                Ajouter(dedans, ici);
            }
        }

        void Noter(string lieu, string valeur)
        {
            if (!faits.TryGetValue(lieu, out var valeurs))
            {
                faits.Add(lieu, valeurs = []);
            }

            valeurs.Add(valeur);
        }
    }
}
