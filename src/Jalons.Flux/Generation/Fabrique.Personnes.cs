using System.Globalization;
using Jalons.Domain.Socle;

namespace Jalons.Flux.Generation;

/// <content>The people: names, ages, numbers, activities.</content>
internal sealed partial class Fabrique
{
    /// <summary>Earned income per month from which a person is not bound to droits et devoirs (CASF D262-65).</summary>
    public const int SeuilDroitsEtDevoirs = 500;

    private const int NirParFoyer = 16;
    private const int NirParDepartement = 50 * 999;

    private static readonly string[] Departements =
        [.. Enumerable.Range(1, 95).Where(d => d != 20).Select(d => d.ToString("00", CultureInfo.InvariantCulture)), "2A", "2B"];

    private static readonly string[] VillesDeNaissance =
        ["PARIS", "MARSEILLE", "LYON", "LILLE", "NANCY", "METZ", "REIMS", "STRASBOURG", "ALGER", "CASABLANCA", "DAKAR", "BAMAKO", "KINSHASA", "ISTANBUL", "PORTO", "BUCAREST"];

    private static readonly ((string Code, string? Contrat) Valeur, int Poids)[] Activites =
    [
        (("ANP", null), 52), (("SSA", null), 22), (("SAL", "CDD"), 5), (("SAL", "CDI"), 4), (("INT", "INT"), 3), (("CHO", null), 3),
        (("ETI", null), 2), (("AEN", "AEN"), 3), (("SFP", null), 2), (("MAL", null), 2), (("SIN", null), 1), (("CUI", "CUI"), 1),
    ];

    /// <summary>Whole months since a short job began.</summary>
    private static readonly (int Valeur, int Poids)[] MoisEnEmploi = [(0, 26), (1, 24), (2, 20), (3, 15), (4, 10), (5, 5)];

    private void Peupler(ref Alea alea, FoyerGenere foyer, Composition forme)
    {
        var seul = forme is { Couple: false, Enfants: 0 };
        var naissance = TirerNaissance(ref alea, foyer, seul);
        var femme = alea.Chance(forme.Couple ? 50 : seul ? 44 : 93);
        var nom = NomsDeTirage.Nom(ref alea);
        var demandeur = Adulte(ref alea, foyer, femme, nom, naissance, "DEM");
        foyer.Personnes.Add(demandeur);
        if (forme.Couple)
        {
            var autre = Adulte(ref alea, foyer, alea.Chance(98) ? !femme : femme, nom, naissance.AddDays(alea.Entre(-2_000, 2_000)), "CJT");
            foyer.Personnes.Add(autre);
        }

        AjouterEnfants(ref alea, foyer, forme.Enfants, nom);
        if (!forme.Couple && femme && forme.Enfants > 0 && foyer.Personnes[^1].Naissance < _fin.AddYears(-1) && alea.Chance(4))
        {
            demandeur.Grossesse = _fin.AddDays(-alea.Entre(100, 240));
        }
    }

    /// <summary>Age at the claim: 25 at least without child, and nobody stays in the RSA much after 66.</summary>
    private DateOnly TirerNaissance(ref Alea alea, FoyerGenere foyer, bool seul)
    {
        var anciennete = (_fin.DayNumber - foyer.Demande.DayNumber) / 365;
        var minimum = seul ? 25 : 20;
        var maximum = Math.Max(seul ? Math.Min(62, 66 - anciennete) : 44 - (anciennete / 2), minimum + 3);
        var age = minimum + (int)((maximum - minimum) * Math.Pow(alea.Reel(), 1.4));
        return foyer.Demande.AddYears(-age).AddDays(-alea.Entre(1, 365));
    }

    private void AjouterEnfants(ref Alea alea, FoyerGenere foyer, int enfants, string nom)
    {
        var plusAncien = Math.Max(foyer.Demandeur.Naissance.AddYears(18).DayNumber, _fin.AddYears(-20).AddDays(1).DayNumber);
        var jours = new int[enfants];
        for (var i = 0; i < enfants; i++)
        {
            jours[i] = alea.Entre(Math.Min(plusAncien, _fin.DayNumber), _fin.DayNumber);
        }

        Array.Sort(jours);
        for (var i = enfants - 2; i >= 0; i--)
        {
            var jumeaux = alea.Chance(2);
            jours[i] = jumeaux ? jours[i + 1] : Math.Min(jours[i], jours[i + 1] - alea.Entre(300, 400));
        }

        for (var i = 0; i < enfants; i++)
        {
            var rang = i > 0 && jours[i] == jours[i - 1] ? 2 : 1;
            foyer.Personnes.Add(Enfant(ref alea, foyer, nom, DateOnly.FromDayNumber(jours[i]), rang));
        }
    }

    /// <summary>A child of the household.</summary>
    public PersonneGeneree Enfant(ref Alea alea, FoyerGenere foyer, string nom, DateOnly naissance, int rang)
    {
        var fille = alea.Chance(49);
        var scolarise = _fin.DayNumber - naissance.DayNumber > 3 * 365;
        return new PersonneGeneree
        {
            Femme = fille,
            Nom = nom,
            NomNaissance = nom,
            Prenom = NomsDeTirage.Prenom(ref alea, fille, enfant: true),
            Naissance = naissance,
            LieuNaissance = Lieu(communes.Tirer(ref alea).Nom),
            Rang = rang,
            Nir = alea.Chance(30) ? CreerNir(ref alea, foyer, fille, naissance) : null,
            Role = "ENF",
            Depuis = Premier(naissance > foyer.Demande ? naissance : foyer.Demande),
            Activite = scolarise ? "SCO" : "NOB",
            ActiviteDepuis = scolarise ? new DateOnly(naissance.Year + 3, 9, 1) : naissance,
        };
    }

    /// <summary>An adult: claimant or partner.</summary>
    public PersonneGeneree Adulte(ref Alea alea, FoyerGenere foyer, bool femme, string nomDuFoyer, DateOnly naissance, string role, DateOnly? arrivee = null)
    {
        var nom = role == "DEM" || alea.Chance(60) ? nomDuFoyer : NomsDeTirage.Nom(ref alea);
        var ((code, contrat), revenu) = TirerActivite(ref alea);
        var ici = alea.Chance(55);
        return new PersonneGeneree
        {
            Femme = femme,
            Nom = nom,
            NomNaissance = femme && nom == nomDuFoyer && alea.Chance(role == "CJT" ? 75 : 25) ? NomsDeTirage.Nom(ref alea) : nom,
            Prenom = NomsDeTirage.Prenom(ref alea, femme, enfant: false),
            Naissance = naissance,
            Precision = alea.Chance(0.5) ? 'J' : 'N',
            LieuNaissance = ici ? Lieu(communes.Tirer(ref alea).Nom) : alea.Parmi(VillesDeNaissance),
            Nir = CreerNir(ref alea, foyer, femme, naissance),
            Role = role,
            Depuis = Premier(arrivee ?? foyer.Demande),
            DemandePrecedente = alea.Chance(12) ? (10_000_000 + alea.Entier(9_000_000)).ToString(CultureInfo.InvariantCulture) + _departement3 : null,
            FranceTravail = code == "ANP" && alea.Chance(90) || alea.Chance(15) ? IdentifiantFranceTravail(ref alea) : null,
            Activite = code,
            ActiviteDepuis = foyer.Demande.AddDays(-alea.Entier(400)),
            Contrat = contrat,
            Ancienne = alea.Chance(25) ? ("SAL", foyer.Demande.AddDays(-alea.Entre(900, 1_500)), foyer.Demande.AddDays(-alea.Entre(401, 800))) : null,
            Revenu = revenu,
        };
    }

    private static ((string Code, string? Contrat) Activite, int Revenu) TirerActivite(ref Alea alea)
    {
        var activite = alea.Parmi(Activites);
        var revenu = activite.Code switch
        {
            "SAL" or "INT" or "CUI" => alea.Entre(150, 900),
            "ETI" or "AEN" => alea.Entre(0, 600),
            "SFP" => alea.Entre(200, 650),
            _ => alea.Chance(10) ? alea.Entre(40, 350) : 0,
        };
        return (activite, revenu);
    }

    /// <summary>More than half of those who work enough to be bound to nothing began in the last six months, most of them lately.</summary>
    private void DaterEmplois(FoyerGenere foyer)
    {
        var alea = new Alea(options.Graine, foyer.Indice, 10);
        foreach (var adulte in foyer.Adultes)
        {
            if (foyer.Etat == 2 && adulte is { Contrat: not null, Soumis: false } && alea.Chance(58))
            {
                var debut = options.PremierJour.AddMonths(-alea.Parmi(MoisEnEmploi)).AddDays(alea.Entier(20));
                (adulte.ActiviteDepuis, adulte.Ancienne) = debut > foyer.Demande ? (debut, null) : (adulte.ActiviteDepuis, adulte.Ancienne);
            }
        }
    }

    /// <summary>The last eight characters of the identifier that the lists of France Travail give (<c>references/cnaf/flux.md</c> §3.7).</summary>
    private static string IdentifiantFranceTravail(ref Alea alea)
    {
        var (chiffres, lettre) = (alea.Entier(10_000_000), (char)('A' + alea.Entier(26)));
        return string.Create(CultureInfo.InvariantCulture, $"{chiffres / 1_000:0000}{lettre}{chiffres % 1_000:000}");
    }

    /// <summary>
    /// A number whose commune of birth (950 to 999) does not exist, with the right key; no two people of a flow share one.
    /// Some come on 13 characters, some with a wrong key, some are missing, as in the real flows (trap T03).
    /// </summary>
    private string? CreerNir(ref Alea alea, FoyerGenere foyer, bool femme, DateOnly naissance)
    {
        var numero = (((long)foyer.Indice * NirParFoyer) + foyer.Personnes.Count) * 613 % ((long)Departements.Length * NirParDepartement);
        var (departement, rang) = (Departements[numero / NirParDepartement], numero % NirParDepartement);
        var treize = string.Create(CultureInfo.InvariantCulture, $"{(femme ? 2 : 1)}{naissance:yyMM}{departement}{950 + (rang / 999)}{1 + (rang % 999):000}");
        var cle = int.Parse(Nir.Depuis(treize).Cle, CultureInfo.InvariantCulture);
        return alea.Entier(1_000) switch
        {
            < 20 => null,
            < 25 => treize + ((cle % 97) + 1).ToString("00", CultureInfo.InvariantCulture),
            < 70 => treize,
            _ => treize + cle.ToString("00", CultureInfo.InvariantCulture),
        };
    }

    private static string Lieu(string commune) => commune.Length > 26 ? commune[..26] : commune;
}
