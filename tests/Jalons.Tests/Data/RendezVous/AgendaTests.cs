using FsCheck;
using FsCheck.Fluent;
using Jalons.Data.RendezVous;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Jalons.Tests.Data.RendezVous;

/// <summary>The diary in the database: never two at once, whoever comes first.</summary>
public sealed class AgendaTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>
{
    private static readonly DateOnly Jour = new(2026, 3, 3);
    private static readonly DateTimeOffset Maintenant = Jour.AParis(new TimeOnly(8, 0));
    private readonly MondeDeSuivi monde = new(bdd.Connexions);

    [Fact]
    public async Task A_rendez_vous_comes_back_as_it_was_set()
    {
        var (referent, amelie, _) = await PeuplerAsync();
        Assert.True((await FixerAsync(amelie, referent, 9, 0)).EstFait);
        await using var db = monde.Ouvrir();
        var lu = await db.Set<RendezVousPris>().SingleAsync(r => r.Parcours == amelie.Parcours, TestContext.Current.CancellationToken);
        Assert.Equal(Jour.AParis(new TimeOnly(9, 0)), lu.Debut);
        Assert.Equal((referent.Id, MotifRendezVous.Suivi, StatutRendezVous.Prevu, "Verdun"), (lu.Agent, lu.Motif, lu.Statut, lu.Lieu));
    }

    [Fact]
    public async Task Two_at_the_same_hour_are_refused_with_words()
    {
        var (referent, amelie, karim) = await PeuplerAsync();
        Assert.True((await FixerAsync(amelie, referent, 9, 0)).EstFait);
        var refus = await FixerAsync(karim, referent, 9, 30);
        Assert.Equal("Il y a déjà un rendez-vous à cette heure dans l'agenda. Choisissez une autre heure.", refus.Refus!.Message.EnSimple());
        Assert.True((await FixerAsync(karim, referent, 9, 45)).EstFait);
        var collegue = await monde.AgentAsync(Role.Referent, referent.Organisme);
        Assert.Equal("rendezvous.personne_prise", (await FixerAsync(amelie, collegue, 9, 15)).Refus!.Code);
    }

    [Fact]
    public async Task A_rendez_vous_called_off_or_moved_frees_its_hour()
    {
        var (referent, amelie, karim) = await PeuplerAsync();
        Assert.True((await FixerAsync(amelie, referent, 9, 0)).EstFait);
        await using (var db = monde.Ouvrir())
        {
            var pris = await db.Set<RendezVousPris>().SingleAsync(r => r.Parcours == amelie.Parcours, TestContext.Current.CancellationToken);
            var parcours = await db.Parcours.SingleAsync(p => p.Id == amelie.Parcours, TestContext.Current.CancellationToken);
            db.Add(pris.Reporter(parcours, Creneau(9, 15), referent.Id, null, Maintenant).Valeur);
            Assert.True((await db.EnregistrerAsync(ContraintesRendezVous.Modifie, ContraintesRendezVous.Refus, TestContext.Current.CancellationToken)).EstFait);
        }

        Assert.True((await FixerAsync(karim, referent, 8, 30)).EstFait);
    }

    [Fact]
    public async Task Of_two_bookings_at_the_same_hour_one_wins()
    {
        var (referent, amelie, karim) = await PeuplerAsync();
        for (var heure = 9; heure < 17; heure++)
        {
            var issues = await Task.WhenAll(FixerAsync(amelie, referent, heure, 0), FixerAsync(karim, referent, heure, 0));
            Assert.Single(issues, i => i.EstFait);
            Assert.Single(issues, i => i.Refus?.Code == "rendezvous.agenda_pris");
        }
    }

    [Fact]
    public async Task Whatever_is_asked_the_diary_never_overlaps()
    {
        var (referent, amelie, karim) = await PeuplerAsync();
        var demandes = Gen.Zip(Gen.Choose(0, 47), Gen.Choose(1, 8)).ListOf(25).ToArbitrary();
        var suites = demandes.Generator.Sample(4, 3);
        foreach (var (quart, duree) in suites.SelectMany(s => s))
        {
            var debut = new TimeOnly(8, 15).AddMinutes(quart * 15);
            await FixerAsync(quart % 2 == 0 ? amelie : karim, referent, debut.Hour, debut.Minute, duree * 15);
        }

        await using var connexion = await bdd.OuvrirAsync();
        Assert.True(await BaseDeTest.LireAsync<long>(connexion, "select count(*) from rendez_vous where agent = $1", referent.Id.Valeur) > 3);
        Assert.Equal(0L, await BaseDeTest.LireAsync<long>(
            connexion,
            "select count(*) from rendez_vous a join rendez_vous b on a.agent = b.agent and a.id < b.id and a.debut < b.fin and b.debut < a.fin where a.agent = $1",
            referent.Id.Valeur));
    }

    [Fact]
    public async Task Two_agents_who_change_the_same_rendez_vous_are_told()
    {
        var (referent, amelie, _) = await PeuplerAsync();
        Assert.True((await FixerAsync(amelie, referent, 9, 0)).EstFait);
        await using var a = monde.Ouvrir();
        await using var b = monde.Ouvrir();
        var chezA = await a.Set<RendezVousPris>().SingleAsync(r => r.Parcours == amelie.Parcours, TestContext.Current.CancellationToken);
        var chezB = await b.Set<RendezVousPris>().SingleAsync(r => r.Parcours == amelie.Parcours, TestContext.Current.CancellationToken);
        chezA.Annuler(false, "Formation", Maintenant);
        chezB.SignalerEmpechement(null, Maintenant);
        Assert.True((await a.EnregistrerAsync(ContraintesRendezVous.Modifie, ContraintesRendezVous.Refus, TestContext.Current.CancellationToken)).EstFait);
        Assert.Equal(ContraintesRendezVous.Modifie.Code, (await b.EnregistrerAsync(ContraintesRendezVous.Modifie, ContraintesRendezVous.Refus, TestContext.Current.CancellationToken)).Refus!.Code);
    }

    private static CreneauChoisi Creneau(int heure, int minute, int duree = 45) =>
        new(Jour, new TimeOnly(heure, minute), duree, MotifRendezVous.Suivi, ModaliteRendezVous.SurPlace, "Verdun");

    private async Task<(Agent Referent, PersonneSuivie Amelie, PersonneSuivie Karim)> PeuplerAsync()
    {
        var organisme = await monde.OrganismeAsync();
        var referent = await monde.AgentAsync(Role.Referent, organisme);
        return (referent, await monde.PersonneAsync(organisme, referent, Jour.AddDays(-10)), await monde.PersonneAsync(organisme, referent, Jour.AddDays(-5), "Karim", "Belkacem"));
    }

    private async Task<Jalons.Domain.Socle.Result> FixerAsync(PersonneSuivie personne, Agent referent, int heure, int minute, int duree = 45)
    {
        await using var db = monde.Ouvrir();
        var parcours = await db.Parcours.SingleAsync(p => p.Id == personne.Parcours, TestContext.Current.CancellationToken);
        db.Add(RendezVousPris.Fixer(parcours, referent.Id, Creneau(heure, minute, duree), referent.Id, Maintenant).Valeur);
        return await db.EnregistrerAsync(ContraintesRendezVous.Modifie, ContraintesRendezVous.Refus, TestContext.Current.CancellationToken);
    }
}
