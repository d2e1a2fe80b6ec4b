using Jalons.Domain.Carnet;
using Jalons.Domain.Contrats;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;

namespace Jalons.Tests.Contrats;

/// <summary>A person, a référent and a complete contract, without a database.</summary>
internal static class ContratsDeTest
{
    public static readonly DateOnly Jour = new(2026, 3, 3);
    public static readonly DateTimeOffset Maintenant = Jour.AParis(new TimeOnly(10, 0));
    public static readonly Agent Referent = new(new CompteId(7), "Claire Humbert", Role.Referent, "55", new OrganismeId(3));
    public static readonly Personne Amelie = Personne.Connaitre("55", "Bertin-Le Goff", "Amélie", new DateOnly(1988, 4, 12)).Valeur;

    public static readonly Regles Regles = new(
    [
        new(CodesRegle.ContratDelaiEmploi, null, new Periode(new(2009, 6, 1), new(2025, 1, 1)), new(1, UniteDelai.Mois, "CASF L262-35")),
        new(CodesRegle.ContratDelaiEmploi, null, new Periode(new(2025, 1, 1)), new(1, UniteDelai.Mois, "Code du travail D5411-14-1")),
        new(CodesRegle.ContratDelaiSocial, null, new Periode(new(2009, 6, 1), new(2025, 1, 1)), new(2, UniteDelai.Mois, "CASF L262-36")),
        new(CodesRegle.ContratDelaiSocial, null, new Periode(new(2025, 1, 1)), new(1, UniteDelai.Mois, "Code du travail D5411-14-1")),
        new(CodesRegle.ContratDuree, null, new Periode(new(2009, 6, 1)), new(6, UniteDelai.Mois, "Réglage du département")),
    ]);

    public static Parcours Oriente(TypeParcours type = TypeParcours.SocioProfessionnel)
    {
        var parcours = Parcours.Entrer("55", new PersonneId(1), null, Jour.AddDays(-40), Jour.AddDays(-40), null, Regles);
        parcours.Orienter(type, new OrganismeId(3), Referent.Id, Jour.AddDays(-10));
        return parcours;
    }

    public static ContenuContrat Complet(DateOnly debut) => new()
    {
        Debut = debut,
        DureeMois = 6,
        HeuresHebdo = 15,
        RythmeSemaines = 4,
        DroitsDevoirsExpliques = true,
        Objectifs = [new(DomaineAction.Mobilite, "Pouvoir se déplacer seule", [new("S'inscrire au code de la route", ResponsableAction.Personne, debut.AddMonths(1))])],
        EngagementsService = ["Vous recevoir toutes les quatre semaines"],
    };

    public static Contrat Brouillon(ContenuContrat? contenu = null)
    {
        var contrat = Contrat.Preparer(Oriente(), CategorieOrganisme.ServiceDepartement, Referent.Id, Regles, Maintenant).Valeur;
        contrat.Rediger(contenu ?? Complet(Jour));
        return contrat;
    }

    public static Contrat Propose()
    {
        var contrat = Brouillon();
        contrat.Proposer(CategorieOrganisme.ServiceDepartement, Jour);
        return contrat;
    }

    public static Contrat Signe()
    {
        var contrat = Propose();
        contrat.SignerPersonne(Amelie, "Amélie Bertin Le Goff", contrat.Empreinte, ModeSignature.EnPresence, Jour, Jour);
        contrat.SignerReferent(Referent, contrat.Empreinte, Jour);
        return contrat;
    }
}
