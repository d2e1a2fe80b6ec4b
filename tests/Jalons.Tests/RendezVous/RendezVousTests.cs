using FsCheck;
using FsCheck.Fluent;
using Jalons.Domain.Dossiers;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Tests.Contrats;
using Xunit;

namespace Jalons.Tests.RendezVous;

/// <summary>Setting, holding, moving and calling off a rendez-vous; each refusal with its words; clock changes.</summary>
public sealed class RendezVousTests
{
    private static readonly DateOnly Jour = ContratsDeTest.Jour;
    private static readonly DateTimeOffset Maintenant = ContratsDeTest.Maintenant;
    private static readonly CompteId Agent = new(7);
    private static readonly CreneauChoisi Creneau = new(Jour, new TimeOnly(14, 0), 45, MotifRendezVous.Suivi, ModaliteRendezVous.SurPlace, "Maison des solidarités, Verdun");

    [Fact]
    public void It_is_set_at_a_wall_clock_hour_of_paris()
    {
        var pris = Fixer(Creneau);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 13, 0, 0, TimeSpan.Zero), pris.Debut);
        Assert.Equal(TimeSpan.FromMinutes(45), pris.Duree);
        Assert.Equal(StatutRendezVous.Prevu, pris.Statut);
        Assert.Equal(Jour, pris.Jour);
    }

    [Theory]
    [InlineData("2026-03-29", 2, 30, "rendezvous.heure_inexistante")]
    [InlineData("2026-03-29", 3, 0, null)]
    [InlineData("2026-10-25", 2, 30, null)]
    public void The_clock_changes_are_known(string jour, int heure, int minute, string? refus)
    {
        var choisi = Creneau with { Jour = DateOnly.Parse(jour, null), Heure = new TimeOnly(heure, minute), DureeMinutes = 60 };
        var pris = RendezVousPris.Fixer(ContratsDeTest.Oriente(), Agent, choisi, Agent, Maintenant);
        Assert.Equal(refus, pris.Refus?.Code);
        if (pris.EstFait)
        {
            Assert.Equal(TimeSpan.FromHours(1), pris.Valeur.Duree);
            Assert.Equal(choisi.Jour, pris.Valeur.Jour);
        }
        else
        {
            Assert.Equal("Le 29 mars 2026, on passe à l'heure d'été : cette heure n'existe pas. Choisissez-en une autre.", pris.Refus!.Message.EnSimple());
        }
    }

    [Fact]
    public void The_last_minute_before_midnight_in_october_belongs_to_its_day()
    {
        var pris = Fixer(Creneau with { Jour = new DateOnly(2026, 10, 25), Heure = new TimeOnly(23, 30), DureeMinutes = 60 });
        Assert.Equal(new DateOnly(2026, 10, 25), pris.Jour);
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 22, 30, 0, TimeSpan.Zero), pris.Debut);
    }

    [Fact]
    public void What_cannot_be_set_says_why()
    {
        Assert.Equal("Cette date est déjà passée. Choisissez un jour et une heure à venir.", Refuse(Creneau with { Heure = new TimeOnly(10, 0) }));
        Assert.Equal("Il manque le lieu du rendez-vous.", Refuse(Creneau with { Lieu = " " }));
        Assert.Equal("Il manque le numéro de téléphone à appeler.", Refuse(Creneau with { Lieu = null, Modalite = ModaliteRendezVous.Telephone }));
        Assert.Equal("Un rendez-vous dure de 10 minutes à 4 heures.", Refuse(Creneau with { DureeMinutes = 5 }));
        var sorti = ContratsDeTest.Oriente();
        sorti.Sortir(Jour, "droit.clos");
        Assert.Equal("rendezvous.parcours_clos", RendezVousPris.Fixer(sorti, Agent, Creneau, Agent, Maintenant).Refus!.Code);
    }

    [Fact]
    public void Attendance_is_recorded_from_the_start_only_and_can_be_corrected()
    {
        var pris = Fixer(Creneau);
        var refus = pris.NoterPresence(StatutRendezVous.Honore, null, pris.Debut.AddMinutes(-1)).Refus!;
        Assert.Equal("Ce rendez-vous commence mardi 3 mars 2026 à 14 h. La présence se note à partir de cette heure ; avant, vous pouvez le déplacer ou l'annuler.", refus.Message.EnSimple());
        Assert.True(pris.NoterPresence(StatutRendezVous.Absent, null, pris.Debut).EstFait);
        Assert.True(pris.NoterPresence(StatutRendezVous.Honore, " Elle avait dix minutes de retard. ", pris.Fin).EstFait);
        Assert.Equal((StatutRendezVous.Honore, "Elle avait dix minutes de retard."), (pris.Statut, pris.Note));
        Assert.Equal("rendezvous.constat", pris.NoterPresence(StatutRendezVous.Reporte, null, pris.Fin).Refus!.Code);
    }

    [Fact]
    public void It_is_called_off_with_a_reason()
    {
        var pris = Fixer(Creneau);
        Assert.Equal("rendezvous.raison", pris.Annuler(false, "", Maintenant).Refus!.Code);
        Assert.Equal("rendezvous.deja_commence", pris.Annuler(true, "Malade", pris.Debut).Refus!.Code);
        Assert.True(pris.Annuler(true, "Malade", Maintenant).EstFait);
        Assert.Equal(StatutRendezVous.AnnuleParPersonne, pris.Statut);
        Assert.Equal("Ce rendez-vous n'est plus prévu (annulé à la demande de la personne). Fixez-en un autre si besoin.", pris.NoterPresence(StatutRendezVous.Honore, null, pris.Fin).Refus!.Message.EnSimple());
    }

    [Fact]
    public void Moving_it_frees_the_hour_and_sets_another()
    {
        var pris = Fixer(Creneau);
        var nouveau = pris.Reporter(ContratsDeTest.Oriente(), Creneau with { Jour = Jour.AddDays(2) }, Agent, null, Maintenant).Valeur;
        Assert.Equal(StatutRendezVous.Reporte, pris.Statut);
        Assert.Equal(pris.Id, nouveau.Remplace);
        var autre = Fixer(Creneau);
        Assert.Equal("rendezvous.passe", autre.Reporter(ContratsDeTest.Oriente(), Creneau with { Jour = Jour.AddDays(-2) }, Agent, null, Maintenant).Refus!.Code);
        Assert.Equal(StatutRendezVous.Prevu, autre.Statut);
    }

    [Fact]
    public void The_person_warns_once_and_beforehand()
    {
        var pris = Fixer(Creneau);
        Assert.True(pris.SignalerEmpechement("Mon fils est malade", Maintenant).EstFait);
        Assert.Equal(StatutRendezVous.Prevu, pris.Statut);
        Assert.Equal("Vous avez déjà prévenu votre référent. Il va vous rappeler.", pris.SignalerEmpechement(null, Maintenant).Refus!.Message);
        Assert.Equal("rendezvous.deja_commence", Fixer(Creneau).SignalerEmpechement(null, pris.Debut).Refus!.Code);
    }

    [Fact]
    public void Free_hours_never_meet_a_rendez_vous_and_keep_to_working_hours()
    {
        var heures = Gen.Choose(0, (24 * 4) - 1).Select(q => TimeOnly.MinValue.AddMinutes(q * 15));
        var occupes = Gen.Zip(heures, Gen.Choose(1, 16)).ListOf().ToArbitrary();
        Prop.ForAll(occupes, prises =>
        {
            var agenda = prises.Select(p => (Debut: Jour.AParis(p.Item1), Fin: Jour.AParis(p.Item1).AddMinutes(p.Item2 * 15))).ToList();
            return JourneeDeRendezVous.HeuresLibres(Jour, 45, agenda, Maintenant).All(h =>
            {
                var (debut, fin) = (Jour.AParis(h), Jour.AParis(h).AddMinutes(45));
                return debut > Maintenant && agenda.All(a => a.Fin <= debut || fin <= a.Debut) && h >= new TimeOnly(8, 30) && h.AddMinutes(45) <= new TimeOnly(17, 30);
            });
        }).Check(Config.QuickThrowOnFailure);
        Assert.Equal(
            [new(13, 30), new(14, 0), new(14, 30), new(15, 0), new(15, 30), new(16, 0), new TimeOnly(16, 30)],
            JourneeDeRendezVous.HeuresLibres(Jour, 60, [], Jour.AParis(new TimeOnly(12, 0))));
        Assert.Empty(JourneeDeRendezVous.HeuresLibres(new DateOnly(2026, 3, 7), 30, [], Maintenant));
    }

    private static RendezVousPris Fixer(CreneauChoisi creneau) => RendezVousPris.Fixer(ContratsDeTest.Oriente(), Agent, creneau, Agent, Maintenant).Valeur;

    private static string Refuse(CreneauChoisi creneau) => RendezVousPris.Fixer(ContratsDeTest.Oriente(), Agent, creneau, Agent, Maintenant).Refus!.Message.EnSimple();
}
