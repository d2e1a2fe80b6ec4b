using System.Globalization;
using Jalons.Data.Demonstration;
using Jalons.Domain.Socle;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>The rows that partners and France Travail write: people whom the flows made known, others whom nobody knows, and the slips of people who type.</summary>
/// <param name="adultes">Adults known, in a stable order.</param>
/// <param name="programme">When.</param>
internal sealed class LignesDemo(IReadOnlyList<AdulteConnu> adultes, ProgrammeDemo programme)
{
    private const int PlusPetiteListe = 14;
    private const int PlusGrandeListe = 40;

    /// <summary>Rows of a list of a partner, in proportion to the département.</summary>
    private int Taille => Math.Clamp(adultes.Count / 150, PlusPetiteListe, PlusGrandeListe);

    /// <summary>Young people of a mission locale: some known, some new, two without a possible birth date, one who looks like somebody known.</summary>
    public IReadOnlyList<string[]> Jeunes()
    {
        var hasard = new Hasard(ReglagesDemo.Graine, 9_001);
        var jeunes = adultes.Where(a => a.Naissance > programme.Aujourdhui.AddYears(-26) && a.Naissance <= programme.Aujourdhui.AddYears(-18)).ToList();
        var lignes = Meler([.. Tirer(jeunes, Taille / 2, hasard)], [.. Inconnus(Taille / 2, 18, 25, hasard)])
            .Select(a => LigneJeune(a, a.Naissance.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), hasard)).ToList();
        Fausser(lignes, 2, 3, _ => "");
        Fausser(lignes, 4, 3, _ => "31/02/2005");
        Fausser(lignes, 5, 4, telephone => telephone[..8]);
        lignes.AddRange(Tirer(jeunes, 1, hasard).Select(a => LigneJeune(a, a.Naissance.AddDays(1).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), hasard)));
        return [["Jeunes suivis, situation à la fin du mois"], ["Civilité", "Nom", "Prénom", "Né(e) le", "Portable", "Courriel", "CP", "Commune", "Conseiller"], .. lignes];
    }

    /// <summary>People of the Cap emploi, with social security numbers that a spreadsheet or a hand has damaged.</summary>
    public IReadOnlyList<string[]> CapEmploi()
    {
        var hasard = new Hasard(ReglagesDemo.Graine, 9_002);
        var connus = adultes.Where(a => a.Nir is not null).ToList();
        var lignes = Meler([.. Tirer(connus, Taille / 2, hasard)], [.. Inconnus(Taille / 3, 27, 60, hasard)]).Select(a => LigneCapEmploi(a, hasard)).ToList();
        Fausser(lignes, 1, 3, _ => "1,85E+12");
        Fausser(lignes, 3, 2, _ => "non communiquée");
        Fausser(lignes, 4, 5, _ => "adresse à demander");
        Fausser(lignes, 6, 2, naissance => naissance.Replace("/19", "/", StringComparison.Ordinal));
        foreach (var sosie in Tirer(connus, 3, hasard))
        {
            lignes.Add(LigneCapEmploi(sosie with { Nir = null, Naissance = sosie.Naissance.AddYears(-1) }, hasard));
        }

        return [["NOM", "PRENOM", "DATE NAISSANCE", "N° SS", "TEL", "MAIL", "VILLE", "CODE POSTAL", "ENTREE", "REFERENT"], .. lignes];
    }

    /// <summary>People who have their address at a CCAS: the titles are its own, and some dates are those of a spreadsheet.</summary>
    public IReadOnlyList<string[]> Domiciliations()
    {
        var hasard = new Hasard(ReglagesDemo.Graine, 9_003);
        var lignes = Meler([.. Tirer(adultes, Taille / 3, hasard)], [.. Inconnus(Taille / 3, 20, 62, hasard)]).Select(a => LigneDomicilie(a, hasard)).ToList();
        Fausser(lignes, 1, 3, _ => "14 mars 1988");
        Fausser(lignes, 2, 0, _ => "");
        return [["Nom d’usage", "Nom de jeune fille", "Prénom(s)", "DDN", "Tél.", "Ville", "Domicilié depuis", "Travailleur social"], .. lignes];
    }

    /// <summary>What a list of France Travail tells: registrations with their category, or the reasons of those who left.</summary>
    /// <param name="unSur">One adult out of how many.</param>
    /// <param name="codes">Codes with their reason; null for a registration, which has none.</param>
    /// <param name="objet">Which list: each draws its own people.</param>
    public IReadOnlyList<string[]> FranceTravail(int unSur, (string Code, string? Motif)[] codes, int objet)
    {
        var hasard = new Hasard(ReglagesDemo.Graine, 9_010 + objet);
        string[] motif = codes[0].Motif is null ? [] : ["Motif"];
        return
        [
            ["NIR", "Identifiant", "Nom", "Prénom", "Date de naissance", "Date effet", motif.Length == 0 ? "Catégorie" : "Code", .. motif, "NIR"],
            .. Meler([.. Tirer(adultes, Math.Max(3, adultes.Count / unSur), hasard)], [.. Inconnus(Math.Max(1, adultes.Count / unSur / 12), 19, 61, hasard)])
                .Select(a => LigneInscription(a, hasard.Parmi(codes), hasard)),
        ];
    }

    private static string[] LigneJeune(AdulteConnu jeune, string naissance, Hasard hasard) =>
    [
        jeune.Sexe == 1 ? "M." : "Mme", ComptesDemo.Capitales(jeune.Nom), ComptesDemo.Capitales(jeune.Prenom), naissance, Telephones.Mobile(hasard),
        hasard.Chance(60) ? Courriel(jeune) : "", jeune.CodePostal, jeune.Commune, hasard.Parmi(["L. Thirion", "S. Perrin", "A. Didelot"]),
    ];

    private string[] LigneCapEmploi(AdulteConnu suivi, Hasard hasard) =>
    [
        suivi.Nom, suivi.Prenom, suivi.Naissance.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        suivi.Nir is { } nir ? nir + Nir.Depuis(nir).Cle : "",
        hasard.Chance(80) ? Telephones.Mobile(hasard) : "", hasard.Chance(50) ? Courriel(suivi) : "", suivi.Commune.ToUpperInvariant(), suivi.CodePostal,
        programme.Aujourdhui.AddDays(-hasard.Entre(20, 700)).ToString("MM/yyyy", CultureInfo.InvariantCulture), hasard.Parmi(["C. MANGIN", "D. AUBRY"]),
    ];

    private string[] LigneDomicilie(AdulteConnu domicilie, Hasard hasard) =>
    [
        ComptesDemo.Capitales(domicilie.Nom), hasard.Chance(20) ? ComptesDemo.Capitales(hasard.Parmi(adultes).Nom) : "", ComptesDemo.Capitales(domicilie.Prenom),
        hasard.Chance(30)
            ? $"{domicilie.Naissance.DayNumber - new DateOnly(1899, 12, 30).DayNumber}"
            : domicilie.Naissance.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        hasard.Chance(70) ? Telephones.Mobile(hasard).Replace(" ", "", StringComparison.Ordinal)[1..] : "", domicilie.Commune,
        programme.Aujourdhui.AddDays(-hasard.Entre(30, 900)).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), hasard.Parmi(["Mme Colson", "M. Ferry"]),
    ];

    private string[] LigneInscription(AdulteConnu demandeur, (string Code, string? Motif) dite, Hasard hasard)
    {
        var nir = demandeur.Nir ?? "";
        var identifiant = string.Create(CultureInfo.InvariantCulture, $"{hasard.Entre(0, 999):000}")
            + (demandeur.IdentifiantFranceTravail ?? string.Create(CultureInfo.InvariantCulture, $"{hasard.Entre(0, 9_999):0000}{(char)('A' + hasard.Entre(0, 25))}{hasard.Entre(0, 999):000}"));
        var le = programme.Reference.AddDays(hasard.Entre(0, 27));
        return
        [
            nir, identifiant, demandeur.Nom, demandeur.Prenom, demandeur.Naissance.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            le.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), dite.Code, .. dite.Motif is { } motif ? [motif] : Array.Empty<string>(), nir,
        ];
    }

    private static string Courriel(AdulteConnu adulte) => $"{Cles.Nom(adulte.Prenom)}.{Cles.Nom(adulte.Nom)}@exemple.fr".Replace(' ', '-').ToLowerInvariant();

    /// <summary>A cell as somebody in a hurry typed it; a list too short for it has one slip less.</summary>
    private static void Fausser(List<string[]> lignes, int ligne, int colonne, Func<string, string> ecrire)
    {
        if (ligne < lignes.Count)
        {
            lignes[ligne][colonne] = ecrire(lignes[ligne][colonne]);
        }
    }

    /// <summary>Some of them, each at most once.</summary>
    private static IEnumerable<AdulteConnu> Tirer(IReadOnlyList<AdulteConnu> parmi, int combien, Hasard hasard) =>
        Enumerable.Range(0, parmi.Count == 0 ? 0 : combien).Select(_ => hasard.Parmi(parmi)).Distinct();

    /// <summary>People whom no flow told: the name of one, the first name of another, a birth date of their own.</summary>
    private IEnumerable<AdulteConnu> Inconnus(int combien, int ageMinimum, int ageMaximum, Hasard hasard) => Tirer(adultes, combien, hasard).Select(a => a with
    {
        Nom = hasard.Parmi(adultes).Nom,
        Naissance = programme.Aujourdhui.AddDays(-hasard.Entre((ageMinimum * 366) + 1, ageMaximum * 365)),
        Nir = null,
        IdentifiantFranceTravail = null,
    });

    /// <summary>Both, by turns: a list is in no order.</summary>
    private static List<AdulteConnu> Meler(AdulteConnu[] connus, AdulteConnu[] inconnus) =>
        [.. connus.Select((a, i) => (a, i)).Concat(inconnus.Select((a, i) => (a, i))).OrderBy(x => x.i).Select(x => x.a)];
}
