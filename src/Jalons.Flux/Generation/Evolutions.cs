namespace Jalons.Flux.Generation;

/// <summary>What may happen to a household on a day, with the events that a payer sends for it (list FG).</summary>
internal static class Evolutions
{
    private enum Genre
    {
        Suspension,
        Cloture,
        Emploi,
        PerteEmploi,
        Demenagement,
        Naissance,
        Couple,
        Separation,
        Ressources,
    }

    private static readonly (Genre Valeur, int Poids)[] Genres =
    [
        (Genre.Ressources, 26), (Genre.Demenagement, 18), (Genre.PerteEmploi, 14), (Genre.Emploi, 10), (Genre.Suspension, 10),
        (Genre.Cloture, 8), (Genre.Naissance, 6), (Genre.Couple, 4), (Genre.Separation, 4),
    ];

    /// <summary>Changes a household; false when nothing could happen to it (a closed right).</summary>
    public static bool Changer(ref Alea alea, FoyerGenere foyer, Fabrique fabrique, DateOnly jour)
    {
        foyer.Evenements.Clear();
        foyer.Personnes.ForEach(p => p.Entree = false);
        if (foyer.Etat is 1 or 5 or 6)
        {
            return false;
        }

        if (foyer.Etat is 0 or 3 or 4)
        {
            Retablir(ref alea, foyer, jour);
            return true;
        }

        Appliquer(ref alea, alea.Parmi(Genres), foyer, fabrique, jour);
        return true;
    }

    /// <summary>The events of a claim that enters the flows, with the adults it binds.</summary>
    public static void Arriver(ref Alea alea, FoyerGenere foyer)
    {
        foyer.Personnes.ForEach(p => p.Entree = p.Soumis == true);
        Annoncer(ref alea, foyer);
    }

    /// <summary>The events of a new claim.</summary>
    public static void Annoncer(ref Alea alea, FoyerGenere foyer)
    {
        Dire(ref alea, foyer, "DEMRSA");
        if (foyer.Adultes.Any(a => a.Entree))
        {
            Dire(ref alea, foyer, "ENTDED");
        }
    }

    private static void Appliquer(ref Alea alea, Genre genre, FoyerGenere foyer, Fabrique fabrique, DateOnly jour)
    {
        switch (genre)
        {
            case Genre.Suspension: Suspendre(ref alea, foyer, jour); break;
            case Genre.Cloture: Clore(ref alea, foyer, jour); break;
            case Genre.Emploi: Embaucher(ref alea, foyer, jour); break;
            case Genre.PerteEmploi: PerdreEmploi(ref alea, foyer, jour); break;
            case Genre.Demenagement when !foyer.SansDomicile: Demenager(ref alea, foyer, fabrique, jour); break;
            case Genre.Naissance when foyer.Enfants < 6 && foyer.Adultes.Any(a => a.Femme && a.Naissance > jour.AddYears(-42)):
                Naitre(ref alea, foyer, fabrique, jour);
                break;
            case Genre.Couple when foyer.Conjoint is null: Unir(ref alea, foyer, fabrique, jour); break;
            case Genre.Separation when foyer.Conjoint is not null: Separer(ref alea, foyer, jour); break;
            default: Declarer(ref alea, foyer); break;
        }
    }

    private static void Retablir(ref Alea alea, FoyerGenere foyer, DateOnly jour)
    {
        var declaration = foyer.Suspensions.Exists(s => s.Motif == "06");
        foyer.Etat = 2;
        foyer.Suspensions.Clear();
        foreach (var adulte in foyer.Adultes)
        {
            adulte.Revenu = Math.Min(adulte.Revenu, 400);
            Soumettre(adulte);
        }

        foyer.Ouverture = foyer.Ouverture > jour ? new DateOnly(jour.Year, jour.Month, 1) : foyer.Ouverture;
        Dire(ref alea, foyer, declaration ? "RESTRIRSA" : "SUS");
        DireEntrees(ref alea, foyer);
    }

    private static void Suspendre(ref Alea alea, FoyerGenere foyer, DateOnly jour)
    {
        foyer.Etat = 4;
        foyer.Reduction = null;
        foyer.Suspensions.Clear();
        foyer.Suspensions.Add((alea.Parmi([("06", 70), ("70", 15), ("36", 15)]), new DateOnly(jour.Year, jour.Month, 1)));
        Dire(ref alea, foyer, "SUS");
    }

    private static void Clore(ref Alea alea, FoyerGenere foyer, DateOnly jour)
    {
        foyer.Etat = 5;
        Fabrique.Clore(ref alea, foyer, new DateOnly(jour.Year, jour.Month, 1));
        Dire(ref alea, foyer, foyer.Depart is null ? "RAD" : "MUT");
    }

    private static void Embaucher(ref Alea alea, FoyerGenere foyer, DateOnly jour)
    {
        var personne = foyer.Demandeur;
        personne.Activite = "SAL";
        personne.Contrat = alea.Parmi(["CDD", "CDI", "INT"]);
        personne.ActiviteDepuis = jour.AddDays(-alea.Entre(5, 60));
        personne.Ancienne = null;
        personne.Revenu = alea.Entre(300, 1_100);
        personne.Soumis = personne.Revenu < Fabrique.SeuilDroitsEtDevoirs;
        Dire(ref alea, foyer, "SITPRO");
        Dire(ref alea, foyer, "RESTRIRSA");
    }

    private static void PerdreEmploi(ref Alea alea, FoyerGenere foyer, DateOnly jour)
    {
        var personne = foyer.Adultes.MaxBy(a => a.Revenu)!;
        personne.Activite = "ANP";
        personne.Contrat = null;
        personne.ActiviteDepuis = jour.AddDays(-alea.Entre(1, 30));
        personne.Ancienne = null;
        personne.Revenu = 0;
        Soumettre(personne);
        Dire(ref alea, foyer, "SITPRO");
        Dire(ref alea, foyer, "ABANEURES");
        DireEntrees(ref alea, foyer);
    }

    private static void Demenager(ref Alea alea, FoyerGenere foyer, Fabrique fabrique, DateOnly jour)
    {
        foyer.Adresses.Insert(0, fabrique.NouvelleAdresse(ref alea, jour.AddDays(-alea.Entre(1, 25))));
        if (foyer.Adresses.Count > 3)
        {
            foyer.Adresses.RemoveRange(3, foyer.Adresses.Count - 3);
        }

        Dire(ref alea, foyer, "ADR");
    }

    private static void Naitre(ref Alea alea, FoyerGenere foyer, Fabrique fabrique, DateOnly jour)
    {
        var enfant = fabrique.Enfant(ref alea, foyer, foyer.Demandeur.Nom, jour.AddDays(-alea.Entre(3, 25)), 1);
        foyer.Personnes.Add(enfant);
        foyer.Majore = foyer.Conjoint is null;
        foyer.Adultes.ToList().ForEach(a => a.Grossesse = null);
        Dire(ref alea, foyer, "SITENFAUT");
    }

    private static void Unir(ref Alea alea, FoyerGenere foyer, Fabrique fabrique, DateOnly jour)
    {
        var demandeur = foyer.Demandeur;
        var conjoint = fabrique.Adulte(ref alea, foyer, !demandeur.Femme, NomsDeTirage.Nom(ref alea), demandeur.Naissance.AddDays(alea.Entre(-2_000, 2_000)), "CJT", jour);
        foyer.Personnes.Add(conjoint);
        foyer.Situation = "VIM";
        foyer.SituationDepuis = jour.AddDays(-alea.Entre(5, 40));
        foyer.Majore = false;
        Soumettre(conjoint);
        Dire(ref alea, foyer, "SITFAM");
        DireEntrees(ref alea, foyer);
    }

    private static void Separer(ref Alea alea, FoyerGenere foyer, DateOnly jour)
    {
        foyer.Personnes.Remove(foyer.Conjoint!);
        foyer.Situation = foyer.Situation is "MAR" or "RVM" ? "SEF" : "ISO";
        foyer.SituationDepuis = jour.AddDays(-alea.Entre(5, 40));
        Dire(ref alea, foyer, "SITFAM");
    }

    private static void Declarer(ref Alea alea, FoyerGenere foyer)
    {
        foreach (var adulte in foyer.Adultes)
        {
            adulte.Revenu = adulte.Revenu == 0 ? alea.Entre(20, 300) : alea.Entier(2) * adulte.Revenu / 2;
        }

        Dire(ref alea, foyer, "RESTRIRSA");
    }

    private static void Soumettre(PersonneGeneree personne)
    {
        var soumis = personne.Revenu < Fabrique.SeuilDroitsEtDevoirs;
        personne.Entree = soumis && personne.Soumis != true;
        personne.Soumis = soumis;
    }

    private static void DireEntrees(ref Alea alea, FoyerGenere foyer)
    {
        if (foyer.Adultes.Any(a => a.Entree))
        {
            Dire(ref alea, foyer, "ENTDED");
        }
    }

    private static void Dire(ref Alea alea, FoyerGenere foyer, string fait)
    {
        var apres = foyer.Evenements.Count == 0 ? new TimeOnly(8, 0).AddMinutes(alea.Entier(540)) : foyer.Evenements[^1].Heure;
        foyer.Evenements.Add((apres.Add(TimeSpan.FromSeconds(alea.Entre(1, 50))), fait));
    }
}
