using Jalons.Data.Habilitations;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Orientation;

/// <summary>Two organismes, three référents, one of them full.</summary>
public sealed class SiteOrientation : SiteDeTest
{
    /// <summary>Builder of people and agents.</summary>
    public Scene Scene { get; private set; } = null!;

    /// <summary>An organisme for employment.</summary>
    public Organisme FranceTravail { get; private set; } = null!;

    /// <summary>An organisme for the two other parcours.</summary>
    public Organisme Maison { get; private set; } = null!;

    /// <summary>Référent of France Travail.</summary>
    public Compte Lise { get; private set; } = null!;

    /// <summary>Référent of the maison des solidarités.</summary>
    public Compte Hugo { get; private set; } = null!;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Scene = await new Scene(this).AvecTerritoiresAsync();
        FranceTravail = await Scene.OrganismeAsync("France Travail Bar-le-Duc", CategorieOrganisme.FranceTravail, [TypeParcours.Emploi], Scene.EpciBarLeDuc);
        Maison = await Scene.OrganismeAsync("Maison des solidarités", CategorieOrganisme.ServiceDepartement, [TypeParcours.SocioProfessionnel, TypeParcours.Social]);
        await Scene.OrganismeAsync("France Travail Verdun", CategorieOrganisme.FranceTravail, [TypeParcours.Emploi], Scene.EpciVerdun);
        Lise = await CreerCompteAsync(Role.Referent, FranceTravail.Id, regler: c => (c.Prenom, c.Nom, c.FileMaximale, c.PhoneNumber) = ("Lise", "Aubry", 60, "03 29 45 67 89"));
        Hugo = await CreerCompteAsync(Role.Referent, Maison.Id, regler: c => (c.Prenom, c.Nom, c.FileMaximale) = ("Hugo", "Petit", 0));
    }
}

/// <summary>What the tests of an orientation do again and again.</summary>
public abstract class ScenesOrientation(SiteOrientation site)
{
    /// <summary>The site of the class.</summary>
    protected SiteOrientation Site { get; } = site;

    /// <summary>Cancels with the test.</summary>
    protected static CancellationToken Annulation => TestContext.Current.CancellationToken;

    /// <summary>The page of a person to orient.</summary>
    protected static string Adresse(Parcours parcours) => $"/orientation/{parcours.Id.Valeur}";

    /// <summary>Somebody to orient.</summary>
    protected Task<Parcours> EntrerAsync(string? activite = null) =>
        Site.Scene.EntrerAsync("Inès", "Moreau", new DateOnly(1990, 4, 2), new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 4), activite: activite);

    /// <summary>Fills the choice and goes to check it.</summary>
    protected static async Task<PageHtml> VerifierAsync(ClientWeb client, Parcours parcours, TypeParcours type, Organisme organisme, Compte? referent, string motif) =>
        await (await client.AllerAsync(Adresse(parcours) + "/prononcer")).Formulaire("Vérifier avant de valider")
            .Cocher(type == TypeParcours.Emploi ? "Emploi" : "Social", "Parcours")
            .Remplir("Confier la personne à", $"{organisme.Id.Valeur}:{referent?.Id}")
            .Remplir("Pourquoi ce choix ?", motif)
            .Cocher("Lettre envoyée par la poste")
            .EnvoyerAsync();

    /// <summary>The same, then pronounces.</summary>
    protected static async Task<PageHtml> PrononcerAsync(ClientWeb client, Parcours parcours, TypeParcours type, Organisme organisme, Compte? referent) =>
        await (await VerifierAsync(client, parcours, type, organisme, referent, "Nous en avons parlé ensemble.")).Formulaire("Prononcer l'orientation").EnvoyerAsync();

    /// <summary>How many lines of the journal.</summary>
    protected Task<long> CompterActesAsync(string nature, PersonneId personne) =>
        NombreAsync("select count(*) from acte where nature = $1 and personne = $2", nature, personne.Valeur);

    /// <summary>Reads one number.</summary>
    protected async Task<long> NombreAsync(string sql, params object[] valeurs)
    {
        await using var connexion = await Site.OuvrirAsync();
        return await BaseDeTest.LireAsync<long>(connexion, sql, valeurs);
    }
}
