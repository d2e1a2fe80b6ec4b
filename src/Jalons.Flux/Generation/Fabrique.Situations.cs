namespace Jalons.Flux.Generation;

/// <content>Family situation, addresses, state of the right.</content>
internal sealed partial class Fabrique
{
    private static readonly (string Valeur, int Poids)[] SituationsSeul = [("CEL", 62), ("DIV", 18), ("SEF", 8), ("ISO", 8), ("VEU", 3), ("SEL", 1)];

    private static readonly (string Valeur, int Poids)[] SituationsParentSeul = [("ISO", 38), ("CEL", 30), ("DIV", 16), ("SEF", 13), ("VEU", 3)];

    private static readonly (string Valeur, int Poids)[] SituationsCouple = [("MAR", 52), ("VIM", 38), ("PAC", 7), ("RVC", 3)];

    private static readonly (int Valeur, int Poids)[] Etats = [(2, 880), (4, 65), (3, 11), (5, 30), (6, 8), (0, 3), (1, 3)];

    private static readonly (string Valeur, int Poids)[] SuspensionsVersement = [("06", 46), ("01", 24), ("70", 14), ("05", 10), ("36", 3), ("44", 3)];

    private static readonly (string Valeur, int Poids)[] SuspensionsDroit = [("GL", 25), ("GK", 15), ("DL", 20), ("DE", 15), ("DB", 15), ("GA", 10)];

    private static readonly (string Valeur, int Poids)[] Clotures = [("ECH", 48), ("RFD", 18), ("MUT", 14), ("RAU", 12), ("PCG", 8)];

    private static readonly (string Valeur, int Poids)[] TypesDeVoie =
        [("RUE", 60), ("AVENUE", 9), ("CHEMIN", 7), ("IMPASSE", 6), ("PLACE", 5), ("ALLEE", 5), ("ROUTE", 5), ("BOULEVARD", 3)];

    private static readonly string[] LieuxDits = ["LE BOURG", "LA CROIX", "LE MOULIN", "LES GRANGES", "LA FERME", "LE HAMEAU", "LA TUILERIE"];

    private static readonly string[] Residences = ["RESIDENCE LES TILLEULS", "BATIMENT A", "BATIMENT C APPT 12", "ENTREE 3", "RESIDENCE DU PARC", "APPT 4"];

    private void Situer(ref Alea alea, FoyerGenere foyer)
    {
        var couple = foyer.Conjoint is not null;
        foyer.Situation = alea.Parmi(couple ? SituationsCouple : foyer.Enfants > 0 ? SituationsParentSeul : SituationsSeul);
        var majeur = foyer.Demandeur.Naissance.AddYears(18);
        var marge = Math.Max(foyer.Demande.DayNumber - majeur.DayNumber, 1);
        foyer.SituationDepuis = foyer.Situation == "CEL" ? majeur : foyer.Demande.AddDays(-alea.Entier(Math.Min(marge, 5_000)));
        var recent = foyer.Personnes.Exists(p => p.Role == "ENF" && p.Naissance > _fin.AddYears(-3));
        foyer.Majore = !couple && (recent || foyer.Demandeur.Grossesse is not null);
    }

    private void Loger(ref Alea alea, FoyerGenere foyer, CommuneTiree commune)
    {
        var ancien = _fin.DayNumber - foyer.Demandeur.Naissance.AddYears(18).DayNumber;
        var jour = _fin.AddDays(-alea.Entre(30, Math.Max(Math.Min(ancien, 5_000), 60)));
        foyer.Adresses.Add(foyer.SansDomicile ? Domiciliation(commune, jour) : Adresse(ref alea, commune, jour));
        var anciennes = alea.Chance(35) ? alea.Chance(15) ? 2 : 1 : 0;
        for (var i = 0; i < anciennes; i++)
        {
            jour = jour.AddDays(-alea.Entre(200, 2_000));
            foyer.Adresses.Add(alea.Chance(2) ? AdresseEtrangere(jour) : Adresse(ref alea, communes.Tirer(ref alea), jour));
        }
    }

    /// <summary>A made-up address in the département.</summary>
    public AdresseGeneree NouvelleAdresse(ref Alea alea, DateOnly jour) => Adresse(ref alea, communes.Tirer(ref alea), jour);

    private static AdresseGeneree Adresse(ref Alea alea, CommuneTiree commune, DateOnly jour) => new(
        jour,
        alea.Chance(4) ? "CHEZ M. " + NomsDeTirage.Nom(ref alea) : "",
        alea.Chance(22) ? alea.Parmi(Residences) : "",
        alea.Chance(6) ? Nombre(alea.Entre(1, 99)) + " BIS" : Nombre(alea.Entre(1, 140)),
        alea.Parmi(TypesDeVoie),
        NomsDeTirage.Voie(ref alea),
        alea.Chance(10) ? alea.Parmi(LieuxDits) : "",
        commune);

    private static string Nombre(int numero) => numero.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static AdresseGeneree Domiciliation(CommuneTiree commune, DateOnly jour) => new(jour, "CCAS", "", "1", "PLACE", "DE LA MAIRIE", "", commune);

    private static AdresseGeneree AdresseEtrangere(DateOnly jour) => new(jour, "", "", "", "", "12 RUE DU COMMERCE", "1000 BRUXELLES", null);

    /// <summary>State of the right, reasons, droits et devoirs.</summary>
    private void Juger(ref Alea alea, FoyerGenere foyer)
    {
        foyer.Etat = alea.Parmi(Etats);
        var recente = foyer.Demande > _fin.AddDays(-75);
        if (foyer.Etat is 0 or 1 && !recente || foyer.Etat is 3 or 5 or 6 && recente)
        {
            foyer.Etat = 2;
        }

        Motiver(ref alea, foyer);
        foreach (var adulte in foyer.Adultes)
        {
            var connu = foyer.Etat is 2 or 3 or 4 && alea.Chance(98);
            adulte.Soumis = connu ? adulte.Revenu < SeuilDroitsEtDevoirs : foyer.Etat == 5 && alea.Chance(30) ? true : null;
        }

        if (foyer.Etat == 2 && alea.Chance(0.8))
        {
            var du = options.PremierJour.AddMonths(-alea.Entier(2));
            foyer.Reduction = (100m, du, du.AddMonths(alea.Entre(1, 3)).AddDays(-1));
            foyer.Suspensions.Add(("CG", du));
        }

        foyer.Controle = alea.Chance(1.5) ? options.PremierJour.AddDays(alea.Entre(3, 25)) : null;
    }

    private void Motiver(ref Alea alea, FoyerGenere foyer)
    {
        var mois = options.PremierJour;
        switch (foyer.Etat)
        {
            case 1:
                foyer.Fin = (alea.Parmi(["DSD", "F09", "PCG", "FDD"]), foyer.Demande.AddDays(alea.Entre(5, 20)));
                break;
            case 3:
                foyer.Suspensions.Add((alea.Parmi(SuspensionsDroit), mois.AddMonths(-alea.Entier(4))));
                break;
            case 4:
                Suspendre(ref alea, foyer, mois);
                break;
            case 5:
                Clore(ref alea, foyer, mois);
                break;
            case 6:
                Clore(ref alea, foyer, mois.AddMonths(-alea.Entre(1, 8)));
                break;
        }
    }

    private static void Suspendre(ref Alea alea, FoyerGenere foyer, DateOnly mois)
    {
        var motif = alea.Parmi(SuspensionsVersement);
        foyer.Suspensions.Add((motif, mois.AddMonths(-alea.Entier(4))));
        if (motif == "06" && alea.Chance(15))
        {
            foyer.Suspensions.Add(("70", mois.AddMonths(-alea.Entre(1, 3))));
        }

        if (motif == "01")
        {
            foyer.Demandeur.Revenu = alea.Entre(900, 1_900);
            foyer.Demandeur.Activite = "SAL";
            foyer.Demandeur.Contrat = "CDD";
        }
    }

    /// <summary>Ends the right on the first day of a month.</summary>
    public static void Clore(ref Alea alea, FoyerGenere foyer, DateOnly mois)
    {
        var motif = alea.Parmi(Clotures);
        foyer.Fin = (motif, mois);
        foyer.Suspensions.Clear();
        foyer.Reduction = null;
        foyer.Depart = motif == "MUT" ? mois : null;
    }
}
