using FsCheck;
using FsCheck.Fluent;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Xunit;

namespace Jalons.Tests.Orientation;

/// <summary>Pronouncing, notifying, entrusting: what is done and what is refused.</summary>
public sealed class DecisionOrientationTests
{
    private static readonly DateOnly Jour = new(2026, 11, 20);
    private static readonly DateTimeOffset Instant = Jour.AParis(new TimeOnly(10, 0));
    private static readonly Agent Agent = new(new CompteId(7), "Nadia Colin", Role.ChargeOrientation, "55");
    private static readonly Regles Regles = new([new(CodesRegle.OrientationDelai, null, new Periode(new DateOnly(2025, 1, 1)), new Delai(42, UniteDelai.Jours, "CASF D262-65-2"))]);
    private static readonly Preconisation Emploi = Preconisation.Etablir(FaitsOrientation.De(new DateOnly(1990, 1, 1), Jour, new("ANP", null, 0, null), null), ReglesFournies.National);

    [Fact]
    public void Pronouncing_gives_the_parcours_its_orientation_and_keeps_why()
    {
        var parcours = Entrer();
        var decision = Prononcer(parcours, Choix() with { Notification = ModeNotification.MainPropre }).Valeur;
        Assert.Equal((TypeParcours.Emploi, Jour, new OrganismeId(0), new CompteId(12)), (parcours.Type, parcours.OrienteLe, parcours.Organisme, parcours.Referent));
        Assert.False(parcours.EstAOrienter);
        Assert.Equal((1, Jour, (DateOnly?)null, Jour), (decision.Rang, decision.Du, decision.Au, decision.NotifieeLe));
        Assert.Equal("Orientation emploi : inscription à France Travail.", decision.Explication);
        Assert.Equal(["vous êtes inscrit(e) à France Travail"], decision.Raisons);
        Assert.False(decision.DiffereDeLaPreconisation);
        Assert.Equal("Nadia Colin", decision.NomAuteur);
    }

    [Fact]
    public void By_post_the_notification_stays_open_until_its_day_is_known()
    {
        var decision = Prononcer(Entrer(), Choix()).Valeur;
        Assert.Null(decision.NotifieeLe);
        Assert.Equal("orientation.notification", decision.Notifier(Jour.AddDays(-1), Jour.AddDays(9)).Refus?.Code);
        Assert.Equal("orientation.notification", decision.Notifier(Jour.AddDays(10), Jour.AddDays(9)).Refus?.Code);
        Assert.True(decision.Notifier(Jour.AddDays(3), Jour.AddDays(9)).EstFait);
        Assert.Equal(Jour.AddDays(3), decision.NotifieeLe);
        Assert.Equal("orientation.deja_notifiee", decision.Notifier(Jour.AddDays(4), Jour.AddDays(9)).Refus?.Code);
    }

    [Fact]
    public void A_choice_that_differs_needs_its_reason()
    {
        var refus = Prononcer(Entrer(), Choix() with { Type = TypeParcours.Social, Motif = "  " }).Refus!;
        Assert.Equal("orientation.motif", refus.Code);
        Assert.Contains("la personne lira cette raison", refus.Message, StringComparison.Ordinal);

        var decision = Prononcer(Entrer(), Choix() with { Type = TypeParcours.Social, Motif = " Vous préférez un appui pour le logement. " }).Valeur;
        Assert.True(decision.DiffereDeLaPreconisation);
        Assert.Equal("Vous préférez un appui pour le logement.", decision.Motif);
        Assert.Empty(decision.Raisons);
    }

    [Fact]
    public void An_organisme_that_does_not_cover_the_place_or_the_parcours_is_refused()
    {
        Assert.Equal("orientation.organisme", Prononcer(Entrer(), Choix() with { Epci = "200000001" }).Refus?.Code);
        Assert.Equal("orientation.organisme", Prononcer(Entrer(), Choix() with { Type = TypeParcours.SocioProfessionnel, Motif = "Choix commun." }).Refus?.Code);
    }

    [Fact]
    public void A_referent_of_another_organisme_is_refused()
    {
        var refus = Prononcer(Entrer(), Choix() with { Referent = new(new CompteId(13), "Hugo Petit", new OrganismeId(99)) }).Refus!;
        Assert.Equal(("orientation.referent", "CASF L262-27"), (refus.Code, refus.Fondement));
    }

    [Fact]
    public void A_decision_is_dated_between_the_entry_and_today()
    {
        Assert.Equal("orientation.date", Prononcer(Entrer(), Choix() with { Le = Jour.AddDays(1) }).Refus?.Code);
        Assert.Equal("orientation.date", Prononcer(Entrer(), Choix() with { Le = new DateOnly(2026, 9, 30) }).Refus?.Code);
    }

    [Fact]
    public void France_Travail_decides_only_past_the_delay()
    {
        var parcours = Entrer();
        Assert.Equal(new DateOnly(2026, 11, 16), parcours.EcheanceOrientation);
        Assert.Equal("orientation.france_travail", Prononcer(Entrer(), Choix() with { Origine = OrigineDecision.FranceTravail, Le = new DateOnly(2026, 11, 16) }).Refus?.Code);
        Assert.True(Prononcer(parcours, Choix() with { Origine = OrigineDecision.FranceTravail, Le = new DateOnly(2026, 11, 17) }).EstFait);
    }

    [Fact]
    public void Nobody_is_oriented_twice_or_after_the_exit()
    {
        var parcours = Entrer();
        Assert.True(Prononcer(parcours, Choix()).EstFait);
        Assert.Equal(DecisionOrientation.DejaPrononcee, Prononcer(parcours, Choix()).Refus?.Code);

        var sorti = Entrer();
        sorti.Sortir(Jour, "droit.clos");
        Assert.Equal("parcours.clos", Prononcer(sorti, Choix()).Refus?.Code);
    }

    [Fact]
    public void A_refused_act_leaves_the_parcours_as_it_was()
    {
        var parcours = Entrer();
        Prononcer(parcours, Choix() with { Epci = null });
        Assert.True(parcours.EstAOrienter);
        Assert.Null(parcours.Organisme);
    }

    [Fact]
    public void Orientations_that_follow_one_another_never_overlap() =>
        Prop.ForAll(Arb.From(Gen.Choose(-3, 40).ListOf(12)), ecarts =>
        {
            var jour = Jour;
            var periodes = new List<Periode>();
            DecisionOrientation? enCours = null;
            foreach (var ecart in ecarts)
            {
                jour = jour.AddDays(ecart);
                if (enCours is not null && !enCours.Terminer(jour).EstFait)
                {
                    continue;
                }

                if (enCours is not null)
                {
                    periodes.Add(new Periode(enCours.Du, enCours.Au));
                }

                enCours = DecisionOrientation.Prononcer(
                    Entrer(), Choix() with { Le = jour }, Emploi, null, Agent, jour.AParis(new TimeOnly(9, 0))) is { EstFait: true } faite ? faite.Valeur : null;
            }

            return periodes.SelectMany((p, i) => periodes.Skip(i + 1).Select(autre => p.Chevauche(autre))).All(chevauche => !chevauche);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_referent_changes_without_a_day_without_referent()
    {
        var parcours = Entrer();
        var organisme = Choix().Organisme.Id;
        Prononcer(parcours, Choix() with { Referent = null });
        Assert.Null(parcours.Referent);

        var premier = SuiviReferent.Confier(parcours, new(new CompteId(12), "Lise Aubry", organisme), null, Jour, Agent).Valeur;
        Assert.Equal(new CompteId(12), parcours.Referent);
        Assert.Equal("suivi.meme_referent", SuiviReferent.Confier(parcours, new(new CompteId(12), "Lise Aubry", organisme), premier, Jour.AddDays(1), Agent).Refus?.Code);
        Assert.Equal("suivi.organisme", SuiviReferent.Confier(parcours, new(new CompteId(13), "Hugo Petit", new OrganismeId(99)), premier, Jour.AddDays(1), Agent).Refus?.Code);
        Assert.Equal("suivi.meme_jour", SuiviReferent.Confier(parcours, new(new CompteId(14), "Zoé Marchal", organisme), premier, Jour, Agent).Refus?.Code);

        var second = SuiviReferent.Confier(parcours, new(new CompteId(14), "Zoé Marchal", organisme), premier, Jour.AddDays(30), Agent).Valeur;
        Assert.Equal(premier.Au, second.Du);
        Assert.Equal(new CompteId(14), parcours.Referent);
    }

    [Fact]
    public void Nobody_is_entrusted_before_being_oriented() =>
        Assert.Equal("parcours.non_oriente", SuiviReferent.Confier(Entrer(), new(new CompteId(12), "Lise Aubry", new OrganismeId(0)), null, Jour, Agent).Refus?.Code);

    private static Result<DecisionOrientation> Prononcer(Parcours parcours, ChoixOrientation choix) =>
        DecisionOrientation.Prononcer(parcours, choix, Emploi, null, Agent, Instant);

    private static Parcours Entrer() =>
        Parcours.Entrer("55", new PersonneId(3), new DossierId(4), new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 5), "55029", Regles);

    private static ChoixOrientation Choix()
    {
        var organisme = Organisme.Ouvrir("55", "France Travail Bar-le-Duc", CategorieOrganisme.FranceTravail, [TypeParcours.Emploi, TypeParcours.Social]).Valeur;
        organisme.Decrire(null, null, null, null, null, ["200033025"]);
        return new(TypeParcours.Emploi, organisme, "200033025", new(new CompteId(12), "Lise Aubry", organisme.Id), null, Jour, OrigineDecision.Departement, ModeNotification.Courrier);
    }
}
