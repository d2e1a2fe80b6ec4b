using Jalons.Domain.Dossiers;
using Jalons.Domain.Socle;

namespace Jalons.Data.Dossiers.Recherche;

/// <summary>Somebody found.</summary>
/// <param name="Personne">The person.</param>
/// <param name="Ecart">How far their names are from what was typed.</param>
internal readonly record struct Candidat(PersonneTrouvee Personne, int Ecart);

/// <summary>Puts the people found in the order in which somebody would look at them.</summary>
internal static class Classement
{
    private const int Approche = 3;
    private const int Absent = 1_000;

    private static readonly string[] Roles = ["DEM", "CJT", "AUT", "ENF"];

    /// <summary>Those whose names are the nearest.</summary>
    /// <param name="trouvees">Whom the base gave, some of them several times.</param>
    /// <param name="demande">What was typed.</param>
    /// <param name="strict">True when every word must be found in the names.</param>
    /// <param name="combien">How many at most.</param>
    public static List<Candidat> Retenir(IEnumerable<PersonneTrouvee> trouvees, DemandeRecherche demande, bool strict, int combien) =>
    [
        .. trouvees.DistinctBy(t => t.Id)
            .Select(t => (Personne: t, Ecart: Ecart(t, demande.Mots)))
            .Where(t => !strict || t.Ecart.Somme < Absent)
            .OrderBy(t => t.Ecart.Somme)
            .Take(combien)
            .Select(t => new Candidat(t.Personne with { EstApprochee = t.Ecart.Pire is >= Approche and < Absent }, t.Ecart.Somme)),
    ];

    /// <summary>Best first: names as they were typed, then adults, then open rights.</summary>
    public static IReadOnlyList<PersonneTrouvee> Ranger(IEnumerable<Candidat> retenues) =>
    [
        .. retenues
            .OrderBy(t => t.Ecart)
            .ThenBy(t => Array.IndexOf(Roles, t.Personne.Role) is var r && r < 0 ? Roles.Length : r)
            .ThenBy(t => t.Personne.EtatDroit is (int)EtatDroit.OuvertVersable or (int)EtatDroit.DroitSuspendu or (int)EtatDroit.VersementSuspendu ? 0 : 1)
            .ThenBy(t => Cles.Nom(t.Personne.Nom), StringComparer.Ordinal)
            .ThenBy(t => Cles.Nom(t.Personne.Prenom), StringComparer.Ordinal)
            .ThenBy(t => t.Personne.DateNaissance)
            .Take(RecherchePersonnes.Maximum + 1)
            .Select(t => t.Personne),
    ];

    /// <summary>How far the names are from the words typed: in all, and for the word that is the furthest.</summary>
    private static (int Somme, int Pire) Ecart(PersonneTrouvee personne, IReadOnlyList<string> mots)
    {
        if (mots.Count == 0)
        {
            return (0, 0);
        }

        string[] cles = [Cles.Nom(personne.Nom), Cles.Nom(personne.NomNaissance), Cles.Nom(personne.Prenom)];
        var noms = cles.SelectMany(c => c.Split(' ')).Concat(cles.Select(Colle)).Distinct().ToList();
        var ecarts = mots.Select(m => Ecart(noms, m)).ToList();
        return ecarts.Contains(Absent) && cles.Any(c => Proximite.Phonetique(c) == Proximite.Phonetique(string.Join(' ', mots)))
            ? (Approche, Approche)
            : (ecarts.Sum(), ecarts.Max());
    }

    /// <summary>"LE GOFF" is also typed "LEGOFF".</summary>
    private static string Colle(string cle) => cle.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Slips are looked for only when no name is the word or begins with it.</summary>
    private static int Ecart(List<string> noms, string mot) =>
        noms.Contains(mot) ? 0
        : noms.Exists(n => n.StartsWith(mot, StringComparison.Ordinal)) ? 1
        : noms.Min(n => EcartDeFrappe(n, mot));

    private static int EcartDeFrappe(string nom, string mot) => nom switch
    {
        _ when Proximite.Distance(nom, mot, 1) <= 1 || Proximite.Phonetique(nom) == Proximite.Phonetique(mot) => Approche,
        _ when Proximite.Distance(nom, mot, 2) <= 2 => Approche + 1,
        _ => Absent,
    };
}
