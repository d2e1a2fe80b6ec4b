using Jalons.Data.Contrats;
using Jalons.Data.Socle;
using Jalons.Domain.Carnet;
using Jalons.Domain.Contrats;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Tests.Contrats;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Jalons.Tests.Data.Contrats;

/// <summary>Contracts in the database: one in force, one in preparation, nothing signed is altered.</summary>
public sealed class ContratsEnBaseTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>
{
    private const CategorieOrganisme Categorie = CategorieOrganisme.ServiceDepartement;
    private static readonly DateOnly Jour = ContratsDeTest.Jour;
    private readonly MondeDeSuivi monde = new(bdd.Connexions);

    [Fact]
    public async Task A_contract_comes_back_with_its_plan()
    {
        var (referent, amelie) = await PeuplerAsync();
        var id = await SignerAsync(amelie, referent, Jour);
        await using var db = monde.Ouvrir();
        var lu = await db.Set<Contrat>().AvecContenu().SingleAsync(c => c.Id == id, Annulation);
        Assert.Equal(StatutContrat.Signe, lu.Statut);
        var action = Assert.Single(Assert.Single(lu.Objectifs).Actions);
        Assert.Equal((ResponsableAction.Personne, Jour.AddMonths(1)), (action.Responsable, action.Echeance));
        Assert.Equal(["Vous recevoir toutes les quatre semaines"], lu.Phrases(PartieContrat.Service));
        Assert.Equal(new DateOnly(2026, 9, 2), lu.Fin);
    }

    [Fact]
    public async Task Writing_a_draft_again_replaces_its_whole_content()
    {
        var (referent, amelie) = await PeuplerAsync();
        var id = await PreparerAsync(amelie, referent, Jour);
        await using (var db = monde.Ouvrir())
        {
            var contrat = await db.Set<Contrat>().AvecContenu().SingleAsync(c => c.Id == id, Annulation);
            Assert.True(contrat.Reprendre().EstFait);
            Assert.True(contrat.Rediger(ContratsDeTest.Complet(Jour) with { EngagementsService = ["Un", "Deux"] }).EstFait);
            await db.SaveChangesAsync(Annulation);
        }

        await using var connexion = await bdd.OuvrirAsync();
        Assert.Equal(1L, await BaseDeTest.LireAsync<long>(connexion, "select count(*) from objectif where contrat = $1", id.Valeur));
        Assert.Equal("Un,Deux", await BaseDeTest.LireAsync<string>(connexion, "select string_agg(libelle, ',' order by rang) from engagement where contrat = $1", id.Valeur));
    }

    [Theory]
    [InlineData("update contrat set fin = fin + 30, duree_mois = 7 where id = $1")]
    [InlineData("update contrat set heures_hebdo = 35 where id = $1")]
    [InlineData("update contrat set signe_personne_nom = 'Un autre' where id = $1")]
    [InlineData("update contrat set signe_referent_le = null where id = $1")]
    [InlineData("update contrat set empreinte = 'x' where id = $1")]
    [InlineData("delete from contrat where id = $1")]
    [InlineData("update engagement set libelle = 'autre' where contrat = $1")]
    [InlineData("delete from engagement where contrat = $1")]
    [InlineData("insert into engagement (contrat, partie, rang, libelle) values ($1, 'Personne', 9, 'ajouté')")]
    [InlineData("update objectif set libelle = 'autre' where contrat = $1")]
    [InlineData("update action_prevue set echeance = echeance + 1 where objectif in (select id from objectif where contrat = $1)")]
    [InlineData("delete from action_prevue where objectif in (select id from objectif where contrat = $1)")]
    public async Task The_database_refuses_to_alter_what_was_signed(string sql)
    {
        var (referent, amelie) = await PeuplerAsync();
        var id = await SignerAsync(amelie, referent, Jour);
        await using var connexion = await bdd.OuvrirAsync();
        var refus = await Assert.ThrowsAsync<PostgresException>(() => BaseDeTest.ExecuterAsync(connexion, sql, id.Valeur));
        Assert.Equal("contrat_fige", refus.ConstraintName);
    }

    [Fact]
    public async Task Two_contracts_in_force_at_once_are_refused_with_words()
    {
        var (referent, amelie) = await PeuplerAsync();
        await SignerAsync(amelie, referent, Jour);
        var second = await PreparerAsync(amelie, referent, Jour.AddDays(30));
        await using var db = monde.Ouvrir();
        var contrat = await db.Set<Contrat>().AvecContenu().SingleAsync(c => c.Id == second, Annulation);
        Signer(contrat, referent, Jour);
        var refus = (await db.EnregistrerAsync(ContraintesContrat.Modifie, ContraintesContrat.Refus, Annulation)).Refus!;
        Assert.Equal("Un autre contrat est déjà en cours sur cette période. Renouvelez-le, ou faites commencer celui-ci le lendemain de sa fin.", refus.Message);
    }

    [Fact]
    public async Task A_renewal_ends_the_contract_it_replaces_in_one_save()
    {
        var (referent, amelie) = await PeuplerAsync();
        var id = await SignerAsync(amelie, referent, Jour);
        await using var db = monde.Ouvrir();
        var ancien = await db.Set<Contrat>().AvecContenu().SingleAsync(c => c.Id == id, Annulation);
        var parcours = await db.Parcours.SingleAsync(p => p.Id == amelie.Parcours, Annulation);
        var suite = ancien.Renouveler(parcours, Categorie, referent.Id, await monde.ReglesAsync(), ContratsDeTest.Maintenant).Valeur;
        db.Add(suite);
        await db.SaveChangesAsync(Annulation);
        suite.Rediger(ContratsDeTest.Complet(Jour.AddDays(10)));
        suite.Proposer(Categorie, Jour);
        await db.SaveChangesAsync(Annulation);
        Signer(suite, referent, Jour);
        Assert.True(ancien.Terminer(Jour.AddDays(9), "Remplacé").EstFait);
        Assert.True((await db.EnregistrerAsync(ContraintesContrat.Modifie, ContraintesContrat.Refus, Annulation)).EstFait);
    }

    [Fact]
    public async Task Two_drafts_for_one_person_are_refused_with_words()
    {
        var (referent, amelie) = await PeuplerAsync();
        await PreparerAsync(amelie, referent, Jour);
        await using var db = monde.Ouvrir();
        var parcours = await db.Parcours.SingleAsync(p => p.Id == amelie.Parcours, Annulation);
        db.Add(Contrat.Preparer(parcours, Categorie, referent.Id, await monde.ReglesAsync(), ContratsDeTest.Maintenant).Valeur);
        Assert.Equal("contrat.deja_en_preparation", (await db.EnregistrerAsync(ContraintesContrat.Modifie, ContraintesContrat.Refus, Annulation)).Refus!.Code);
    }

    [Fact]
    public async Task When_both_sign_at_once_nothing_is_lost()
    {
        var (referent, amelie) = await PeuplerAsync();
        var id = await PreparerAsync(amelie, referent, Jour);
        await using var a = monde.Ouvrir();
        await using var b = monde.Ouvrir();
        var chezA = await a.Set<Contrat>().SingleAsync(c => c.Id == id, Annulation);
        var chezB = await b.Set<Contrat>().SingleAsync(c => c.Id == id, Annulation);
        Assert.True(chezA.SignerReferent(referent, chezA.Empreinte, Jour).EstFait);
        Assert.True(chezB.SignerPersonne(Amelie, "Amélie Bertin", chezB.Empreinte, ModeSignature.EspacePersonnel, Jour, Jour).EstFait);
        Assert.True((await a.EnregistrerAsync(ContraintesContrat.Modifie, ContraintesContrat.Refus, Annulation)).EstFait);
        Assert.Equal(ContraintesContrat.Modifie.Code, (await b.EnregistrerAsync(ContraintesContrat.Modifie, ContraintesContrat.Refus, Annulation)).Refus!.Code);
    }

    [Fact]
    public async Task A_word_on_an_action_is_added_beside_the_signed_plan_and_never_changed()
    {
        var (referent, amelie) = await PeuplerAsync();
        var id = await SignerAsync(amelie, referent, Jour);
        await using var db = monde.Ouvrir();
        var contrat = await db.Set<Contrat>().AvecContenu().SingleAsync(c => c.Id == id, Annulation);
        var parcours = await db.Parcours.SingleAsync(p => p.Id == amelie.Parcours, Annulation);
        var action = contrat.Objectifs[0].Actions[0].Id;
        Assert.Equal("carnet.abandon_sans_raison", AvancementAction.Dire(parcours, action, EtatAction.Abandonnee, null, referent, ContratsDeTest.Maintenant).Refus!.Code);
        db.Add(AvancementAction.Dire(parcours, action, EtatAction.Faite, "Code obtenu", referent, ContratsDeTest.Maintenant).Valeur);
        await db.SaveChangesAsync(Annulation);
        await using var connexion = await bdd.OuvrirAsync();
        var refus = await Assert.ThrowsAsync<PostgresException>(() => BaseDeTest.ExecuterAsync(connexion, "update avancement_action set etat = 'AFaire'"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refus.SqlState);
    }

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    private static Personne Amelie => Personne.Connaitre("55", "Bertin", "Amélie", new DateOnly(1988, 4, 12)).Valeur;

    private static void Signer(Contrat contrat, Agent referent, DateOnly jour)
    {
        Assert.True(contrat.SignerPersonne(Amelie, "Amélie Bertin", contrat.Empreinte, ModeSignature.EnPresence, jour, jour).EstFait);
        Assert.True(contrat.SignerReferent(referent, contrat.Empreinte, jour).EstFait);
    }

    private async Task<(Agent Referent, PersonneSuivie Amelie)> PeuplerAsync()
    {
        var organisme = await monde.OrganismeAsync();
        var referent = await monde.AgentAsync(Role.Referent, organisme);
        return (referent, await monde.PersonneAsync(organisme, referent, Jour.AddDays(-10)));
    }

    private async Task<ContratId> PreparerAsync(PersonneSuivie personne, Agent referent, DateOnly debut)
    {
        await using var db = monde.Ouvrir();
        var parcours = await db.Parcours.SingleAsync(p => p.Id == personne.Parcours, Annulation);
        var contrat = Contrat.Preparer(parcours, Categorie, referent.Id, await monde.ReglesAsync(), ContratsDeTest.Maintenant).Valeur;
        contrat.Rediger(ContratsDeTest.Complet(debut));
        Assert.True(contrat.Proposer(Categorie, Jour).EstFait);
        db.Add(contrat);
        await db.SaveChangesAsync(Annulation);
        return contrat.Id;
    }

    private async Task<ContratId> SignerAsync(PersonneSuivie personne, Agent referent, DateOnly debut)
    {
        var id = await PreparerAsync(personne, referent, debut);
        await using var db = monde.Ouvrir();
        Signer(await db.Set<Contrat>().SingleAsync(c => c.Id == id, Annulation), referent, Jour);
        await db.SaveChangesAsync(Annulation);
        return id;
    }
}
