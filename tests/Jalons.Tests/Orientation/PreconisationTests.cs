using FsCheck;
using FsCheck.Fluent;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Xunit;

namespace Jalons.Tests.Orientation;

/// <summary>The rules of the préconisation: each case of the requirements, then what must hold for everybody.</summary>
public sealed class PreconisationTests
{
    private static readonly DateOnly Jour = new(2026, 11, 20);
    private static readonly SituationRecue Rien = new(null, null, 0, null);

    /// <summary>One row per situation: name, facts, parcours, organisme, rule that decides.</summary>
    public static TheoryData<string, FaitsOrientation, TypeParcours, CategorieOrganisme, string> Situations => new()
    {
        { "rien n’est connu (AT05 : 45 ans)", Faits(45), TypeParcours.SocioProfessionnel, CategorieOrganisme.ServiceDepartement, "sans_element" },
        { "34 ans, inscrite à France Travail (AT01)", Faits(34, Rien with { Activite = "ANP" }), TypeParcours.Emploi, CategorieOrganisme.FranceTravail, "france_travail.inscription" },
        { "25 ans et inscrit à France Travail (AT07)", Faits(25, Rien with { Activite = "CHR" }), TypeParcours.Emploi, CategorieOrganisme.FranceTravail, "france_travail.inscription" },
        { "24 ans, rien d’autre (AT03)", Faits(24), TypeParcours.SocioProfessionnel, CategorieOrganisme.MissionLocale, "sans_element" },
        { "suivi par un PLIE (AT02)", Faits(38, null, new() { Accompagnement = AccompagnementEnCours.Plie }), TypeParcours.SocioProfessionnel, CategorieOrganisme.MdeMdefPlieCapEmploi, "sans_element" },
        { "travailleur indépendant de 40 ans (AT04)", Faits(40, Rien with { Activite = "ETI" }), TypeParcours.Emploi, CategorieOrganisme.AppuiCreationEntreprise, "travail.independant" },
        { "sans logement d’après le flux", Faits(30, Rien with { SansDomicile = true, Activite = "ANP" }), TypeParcours.Social, CategorieOrganisme.ServiceDepartement, "logement.absence" },
        { "logé depuis, malgré le flux", Faits(30, Rien with { SansDomicile = true, Activite = "ANP" }, new() { Logement = SituationLogement.Stable }), TypeParcours.Emploi, CategorieOrganisme.FranceTravail, "france_travail.inscription" },
        { "santé déclarée", Faits(50, null, new() { SanteFaitObstacle = true, DernierTravail = DernierTravail.MoinsDUnAn }), TypeParcours.Social, CategorieOrganisme.ServiceDepartement, "sante.obstacle" },
        { "mère isolée sans garde, récemment employée", Faits(29, new("ANP", "ISO", 2, false), new() { GardeEnfants = GardeEnfants.Aucune, DernierTravail = DernierTravail.MoinsDUnAn }), TypeParcours.SocioProfessionnel, CategorieOrganisme.FranceTravail, "garde.parent_isole" },
        { "en couple sans garde, récemment employé", Faits(29, new(null, "MAR", 2, false), new() { GardeEnfants = GardeEnfants.Aucune, DernierTravail = DernierTravail.MoinsDUnAn }), TypeParcours.Emploi, CategorieOrganisme.FranceTravail, "travail.recent" },
        { "travaille quelques heures", Faits(41, Rien with { Activite = "CDD" }), TypeParcours.Emploi, CategorieOrganisme.FranceTravail, "travail.en_cours" },
        { "ne parle pas français", Faits(35, Rien with { Activite = "ANP" }, new() { FrancaisOral = Aisance.EnDifficulte }), TypeParcours.SocioProfessionnel, CategorieOrganisme.FranceTravail, "langue" },
        { "ni permis, ni transports", Faits(35, null, new() { Permis = false, TransportsAccessibles = false }), TypeParcours.SocioProfessionnel, CategorieOrganisme.ServiceDepartement, "mobilite" },
        { "quatre difficultés à la fois", Faits(35, null, new() { Logement = SituationLogement.Precaire, Permis = false, TransportsAccessibles = false, Numerique = Aisance.EnDifficulte, Demarches = Aisance.EnDifficulte }), TypeParcours.Social, CategorieOrganisme.ServiceDepartement, "difficultes.cumul" },
        { "trois difficultés, pas quatre", Faits(35, null, new() { Logement = SituationLogement.Precaire, Permis = false, TransportsAccessibles = false, Numerique = Aisance.EnDifficulte }), TypeParcours.SocioProfessionnel, CategorieOrganisme.ServiceDepartement, "mobilite" },
        { "jamais travaillé, sans diplôme", Faits(52, null, new() { DernierTravail = DernierTravail.Jamais, NiveauFormation = NiveauFormation.SansDiplome }), TypeParcours.SocioProfessionnel, CategorieOrganisme.ServiceDepartement, "travail.eloigne" },
        { "jamais travaillé, mais une licence", Faits(27, null, new() { DernierTravail = DernierTravail.Jamais, NiveauFormation = NiveauFormation.Niveau6EtPlus, MetierSouhaite = "Comptable", Disponibilite = Disponibilite.ToutDeSuite }), TypeParcours.Emploi, CategorieOrganisme.FranceTravail, "projet.disponible" },
        { "aidant d’un parent", Faits(58, null, new() { Aidant = true, DernierTravail = DernierTravail.MoinsDUnAn }), TypeParcours.SocioProfessionnel, CategorieOrganisme.ServiceDepartement, "aidant" },
    };

    [Theory]
    [MemberData(nameof(Situations))]
    public void Each_situation_gets_its_parcours_its_organisme_and_the_rule_that_decided(
        string situation, FaitsOrientation faits, TypeParcours type, CategorieOrganisme organisme, string regle)
    {
        var preconisation = Preconisation.Etablir(faits, ReglesFournies.National);
        Assert.True(type == preconisation.Type, $"{situation} : {preconisation.Explication()}");
        Assert.Equal(organisme, preconisation.Organisme.Categorie);
        Assert.Equal(regle, preconisation.Arguments.First(a => a.Decisif).Regle);
    }

    [Theory]
    [InlineData("2026-11-19", CategorieOrganisme.MissionLocale)]
    [InlineData("2026-11-20", CategorieOrganisme.ServiceDepartement)]
    public void The_mission_locale_ends_on_the_26th_birthday(string jour, CategorieOrganisme attendu)
    {
        var faits = FaitsOrientation.De(new DateOnly(2000, 11, 20), DateOnly.ParseExact(jour, "yyyy-MM-dd", null), Rien, null);
        Assert.Equal(attendu, Preconisation.Etablir(faits, ReglesFournies.National).Organisme.Categorie);
    }

    [Fact]
    public void When_two_routing_rules_hold_the_one_applied_and_the_other_are_both_named()
    {
        var conseil = Preconisation.Etablir(Faits(25, Rien with { Activite = "ANP" }), ReglesFournies.National).Organisme;
        Assert.Equal("inscription à France Travail", conseil.Regle);
        Assert.Equal(["moins de 26 ans : mission locale"], conseil.Ecartees);
    }

    [Fact]
    public void The_explanation_is_read_aloud_with_what_speaks_for_and_against()
    {
        var faits = Faits(30, Rien with { SansDomicile = true, Activite = "ANP" }, new() { Permis = true, Vehicule = true });
        Assert.Equal(
            "Orientation sociale : pas de logement aujourd’hui ; contre : inscription à France Travail, le permis et un véhicule.",
            Preconisation.Etablir(faits, ReglesFournies.National).Explication());
    }

    [Fact]
    public void What_is_not_known_is_said()
    {
        var manquants = Preconisation.Etablir(Faits(30, new(null, "CEL", 2, null)), ReglesFournies.National).Manquants;
        Assert.Equal(["le logement", "la santé (oui ou non)", "la garde des enfants", "la mobilité", "la langue", "le dernier travail"], manquants);
        Assert.Empty(Preconisation.Etablir(Faits(30, null, new()
        {
            Logement = SituationLogement.Stable, SanteFaitObstacle = false, GardeEnfants = GardeEnfants.SansObjet,
            TransportsAccessibles = true, FrancaisOral = Aisance.ALAise, DernierTravail = DernierTravail.Jamais,
        }), ReglesFournies.National).Manquants);
    }

    [Fact]
    public void Health_is_never_printed_for_the_person()
    {
        var preconisation = Preconisation.Etablir(Faits(30, null, new() { SanteFaitObstacle = true }), ReglesFournies.National);
        var imprime = Assert.Single(preconisation.RaisonsPourLaPersonne(TypeParcours.Social));
        Assert.DoesNotContain("santé", imprime, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_recommendation_always_has_a_reason_for_it_and_each_reason_stands_on_one_side() =>
        Prop.ForAll(ToutesSituations(), faits =>
        {
            var p = Preconisation.Etablir(faits, ReglesFournies.National);
            return p.Pour.Count > 0
                && p.Pour.Count + p.Contre.Count == p.Arguments.Count
                && p.Pour.Any(a => a.Decisif)
                && p.Arguments.First(a => a.Decisif).EnFaveurDe == p.Type
                && p.RaisonsPourLaPersonne(p.Type).Count > 0
                && p.Explication().EndsWith('.');
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_facts_give_the_same_recommendation_and_homelessness_always_comes_first() =>
        Prop.ForAll(ToutesSituations(), faits =>
        {
            var p = Preconisation.Etablir(faits, ReglesFournies.National);
            return p.Explication() == Preconisation.Etablir(faits, ReglesFournies.National).Explication()
                && (faits.Logement != SituationLogement.SansLogement || p.Type == TypeParcours.Social);
        }).QuickCheckThrowOnFailure();

    private static FaitsOrientation Faits(int age, SituationRecue? recue = null, ReponsesDiagnostic? reponses = null) =>
        FaitsOrientation.De(Jour.AddYears(-age).AddDays(-1), Jour, recue ?? Rien, reponses);

    /// <summary>Any answers, known or not, over any situation received.</summary>
    internal static Arbitrary<FaitsOrientation> ToutesSituations()
    {
        var ouiNon = Gen.Elements<bool?>(null, true, false);
        var aisance = Gen.Elements<Aisance?>(null, Aisance.ALAise, Aisance.AvecAide, Aisance.EnDifficulte);
        var recue =
            from activite in Gen.Elements<string?>(null, "SIN", "ANP", "SAL", "AEN", "ETI", "XYZ")
            from famille in Gen.Elements<string?>(null, "ISO", "MAR", "??")
            from enfants in Gen.Choose(0, 4)
            from sansDomicile in ouiNon
            select new SituationRecue(activite, famille, enfants, sansDomicile);
        var reponses =
            from logement in Gen.Elements<SituationLogement?>(null, SituationLogement.Stable, SituationLogement.Heberge, SituationLogement.Precaire, SituationLogement.SansLogement)
            from garde in Gen.Elements<GardeEnfants?>(null, GardeEnfants.SansObjet, GardeEnfants.Assuree, GardeEnfants.Partielle, GardeEnfants.Aucune)
            from sante in ouiNon
            from seul in ouiNon
            from permis in ouiNon
            from vehicule in ouiNon
            from transports in ouiNon
            from aidant in ouiNon
            from oral in aisance
            from ecrit in aisance
            from numerique in aisance
            from travail in Gen.Elements<DernierTravail?>(null, DernierTravail.EnCours, DernierTravail.MoinsDUnAn, DernierTravail.PlusDeDeuxAns, DernierTravail.Jamais)
            from niveau in Gen.Elements<NiveauFormation?>(null, NiveauFormation.SansDiplome, NiveauFormation.Niveau4)
            from metier in Gen.Elements<string?>(null, "Cuisinier")
            from disponibilite in Gen.Elements<Disponibilite?>(null, Disponibilite.ToutDeSuite, Disponibilite.PlusTard)
            from accompagnement in Gen.Elements<AccompagnementEnCours?>(null, AccompagnementEnCours.Plie, AccompagnementEnCours.FranceTravail)
            select new ReponsesDiagnostic
            {
                Logement = logement, GardeEnfants = garde, SanteFaitObstacle = sante, ParentIsole = seul, Permis = permis, Vehicule = vehicule,
                TransportsAccessibles = transports, Aidant = aidant, FrancaisOral = oral, FrancaisEcrit = ecrit, Numerique = numerique,
                DernierTravail = travail, NiveauFormation = niveau, MetierSouhaite = metier, Disponibilite = disponibilite, Accompagnement = accompagnement,
            };
        return Arb.From(
            from age in Gen.Choose(17, 70)
            from r in recue
            from d in reponses
            select FaitsOrientation.De(Jour.AddYears(-age), Jour, r, d));
    }
}
