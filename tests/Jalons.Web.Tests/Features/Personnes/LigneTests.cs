using Jalons.Data.Habilitations;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Personnes;

/// <summary>The line of a person tells their orientations and the référents they had.</summary>
public sealed class LigneTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    private static readonly DateOnly Naissance = new(1985, 1, 1);
    private readonly Scene scene = new(site);

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_orientation_stands_on_the_line_with_the_referent_named_that_day()
    {
        var (parcours, claire) = await OrienterAsync(new DateOnly(2026, 10, 12), avecReferent: true);
        var page = await (await site.ConnecterAsync(claire)).AllerAsync($"/personnes/{parcours.Personne.Valeur}");
        var jalon = Assert.Single(Jalons(page), j => j.Contains("Orientation ", StringComparison.Ordinal));
        Assert.Contains("12 octobre 2026", jalon, StringComparison.Ordinal);
        Assert.Contains("Orientation socio-professionnelle", jalon, StringComparison.Ordinal);
        Assert.Contains("Vers Maison des solidarités. Référent : Claire Humbert.", jalon, StringComparison.Ordinal);
        Assert.Equal("Orientation de Karim Belkacem", (await page.SuivreAsync("Orientation socio-professionnelle")).Titre, ignoreCase: true);
    }

    [Fact]
    public async Task Without_orientation_the_line_says_until_when_it_is_due()
    {
        var parcours = await EntrerAsync();
        var charge = await site.ClientDeAsync(Role.ChargeOrientation);
        (await charge.AllerAsync($"/personnes/{parcours.Personne.Valeur}")).Voit("Orientation à prononcer").NeVoitPas("Orientation socio-professionnelle");
    }

    [Fact]
    public async Task A_referent_named_later_a_change_and_a_reorientation_have_their_own_stakes()
    {
        var (parcours, claire) = await OrienterAsync(new DateOnly(2026, 10, 12), avecReferent: false);
        var hugo = await site.CreerCompteAsync(Role.Referent, claire.Organisme, regler: c => (c.Prenom, c.Nom) = ("Hugo", "Petit"));
        var emploi = await scene.OrganismeAsync("Cap emploi", CategorieOrganisme.MdeMdefPlieCapEmploi, [TypeParcours.Emploi]);
        await ExecuterAsync(
            $"""
            insert into suivi_referent (departement, parcours, personne, referent, organisme, du, au, auteur) values
              ('55', {parcours.Id.Valeur}, {parcours.Personne.Valeur}, {claire.Id}, {claire.Organisme!.Value.Valeur}, '2026-10-20', '2026-11-02', {claire.Id}),
              ('55', {parcours.Id.Valeur}, {parcours.Personne.Valeur}, {hugo.Id}, {claire.Organisme.Value.Valeur}, '2026-11-02', null, {claire.Id});
            update orientation set au = '2026-11-10', notifiee_le = '2026-10-15' where parcours = {parcours.Id.Valeur};
            insert into orientation (departement, parcours, personne, rang, type, organisme, du, origine, auteur, nom_auteur, saisi_le, preconise, explication, notification)
            select departement, parcours, personne, 2, 'Emploi', {emploi.Id.Valeur}, '2026-11-10', 'FranceTravail', auteur, nom_auteur, saisi_le, 'Emploi', '', 'Courrier'
            from orientation where parcours = {parcours.Id.Valeur};
            """);
        var gestionnaire = await site.ClientDeAsync(Role.Gestionnaire);
        var jalons = Jalons(await gestionnaire.AllerAsync($"/personnes/{parcours.Personne.Valeur}"));
        Assert.Collection(
            jalons,
            j => Assert.EndsWith("10 novembre 2026 Réorientation emploi Vers Cap emploi. Décidée par France Travail.", j, StringComparison.Ordinal),
            j => Assert.EndsWith("2 novembre 2026 Changement de référent Hugo Petit, Maison des solidarités.", j, StringComparison.Ordinal),
            j => Assert.EndsWith("20 octobre 2026 Référent désigné Claire Humbert, Maison des solidarités.", j, StringComparison.Ordinal),
            j => Assert.EndsWith("12 octobre 2026 Orientation socio-professionnelle Vers Maison des solidarités. Notifiée le 15 octobre 2026.", j, StringComparison.Ordinal),
            j => Assert.Contains("Entrée dans les droits et devoirs", j, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_charge_d_orientation_opens_the_decisions_they_made_only()
    {
        var (parcours, _) = await OrienterAsync(new DateOnly(2026, 10, 12), avecReferent: false);
        var autre = await site.ClientDeAsync(Role.ChargeOrientation);
        var page = await autre.AllerAsync($"/personnes/{parcours.Personne.Valeur}");
        page.Voit("Orientation socio-professionnelle");
        Assert.Empty(page.Document.QuerySelectorAll(".jalon a[href^='/orientation/decisions/']"));
    }

    private static IReadOnlyList<string> Jalons(PageHtml page) => [.. page.Document.QuerySelectorAll(".ligne .jalon").Select(Mots.Lire)];

    private async Task<Parcours> EntrerAsync() =>
        await (await scene.AvecTerritoiresAsync()).EntrerAsync("Karim", "Belkacem", Naissance, new DateOnly(2026, 10, 2), activite: "ANP");

    private async Task<(Parcours Parcours, Compte Referent)> OrienterAsync(DateOnly le, bool avecReferent)
    {
        var parcours = await EntrerAsync();
        var maison = await MaisonAsync();
        var claire = await site.CreerCompteAsync(Role.Referent, maison.Id, regler: c => (c.Prenom, c.Nom) = ("Claire", "Humbert"));
        var auteur = (await site.CreerCompteAsync(Role.ChargeOrientation)).EnAgent();
        await using var db = scene.OuvrirDb();
        db.Attach(parcours);
        await db.Entry(parcours).ReloadAsync(Annulation);
        var possible = avecReferent ? new ReferentPossible(claire.EnAgent().Id, claire.NomComplet, maison.Id) : null;
        var choix = new ChoixOrientation(
            TypeParcours.SocioProfessionnel, maison, Scene.EpciBarLeDuc, possible, "La personne souhaite avancer sur le logement.", le, OrigineDecision.Departement, ModeNotification.Courrier);
        var preconisation = Preconisation.Etablir(FaitsOrientation.De(Naissance, le, new("ANP", null, 0, null), null), ReglesFournies.National);
        db.Orientations.Add(DecisionOrientation.Prononcer(parcours, choix, preconisation, null, auteur, site.Horloge.GetUtcNow()).Valeur);
        if (possible is not null)
        {
            db.SuivisReferent.Add(SuiviReferent.Confier(parcours, possible, null, le, auteur).Valeur);
        }

        await db.SaveChangesAsync(Annulation);
        return (parcours, claire);
    }

    private async Task<Organisme> MaisonAsync()
    {
        await using var db = scene.OuvrirDb();
        return db.Organismes.FirstOrDefault(o => o.Nom == "Maison des solidarités")
            ?? await scene.OrganismeAsync("Maison des solidarités", CategorieOrganisme.ServiceDepartement, [TypeParcours.SocioProfessionnel, TypeParcours.Social]);
    }

    private async Task ExecuterAsync(string sql)
    {
        await using var connexion = await site.OuvrirAsync();
        await BaseDeTest.ExecuterAsync(connexion, sql);
    }
}
