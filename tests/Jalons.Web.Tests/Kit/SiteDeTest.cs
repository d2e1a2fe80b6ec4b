using System.Globalization;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Jalons.Web.Tests.Kit;

/// <summary>
/// The real site over a database of its own: <c>class MesTests(SiteDeTest site) : IClassFixture&lt;SiteDeTest&gt;</c>. The clock stands
/// still (<see cref="Horloge"/>), nothing goes out to the network, and the second factor is not demanded unless a subclass says so.
/// </summary>
public class SiteDeTest : BaseDeTest
{
    /// <summary>The password of every account made here.</summary>
    public const string MotDePasse = "le chat dort sur le mur";

    private static int compteur;
    private readonly List<ClientWeb> clients = [];
    private WebApplication? application;

    /// <summary>The clock of the site: Monday 16 November 2026 at 10 o'clock in Paris, until a test moves it.</summary>
    public HorlogeFixe Horloge { get; } = new(new DateOnly(2026, 11, 16), new TimeOnly(10, 0));

    /// <summary>Services of the site.</summary>
    public IServiceProvider Services => (application ?? throw new InvalidOperationException("The site is not started.")).Services;

    /// <summary>Whether professionals must have a second factor in this site.</summary>
    protected virtual SecondFacteur SecondFacteur => SecondFacteur.Facultatif;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        ReseauInterdit.Installer();
        await base.InitializeAsync();
        var domicile = Directory.CreateTempSubdirectory("jalons-tests-").FullName;
        application = HoteWeb.Creer(new Installation(Connexions, domicile), new OptionsHote { Port = 0, SecondFacteur = SecondFacteur }, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Services.AddSingleton<TimeProvider>(Horloge);
            builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
            Adapter(builder);
        });
        await application.StartAsync();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        clients.ForEach(client => client.Dispose());
        if (application is not null)
        {
            await application.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <summary>A browser that is not signed in.</summary>
    public ClientWeb ClientAnonyme()
    {
        var serveur = application!.GetTestServer();
        var client = new ClientWeb(serveur.CreateHandler(), serveur.BaseAddress);
        clients.Add(client);
        return client;
    }

    /// <summary>A browser signed in, through the sign-in page, with a new account of this role.</summary>
    public async Task<ClientWeb> ClientDeAsync(Role role, OrganismeId? organisme = null, PersonneId? personne = null, string departement = Departement) =>
        await ConnecterAsync(await CreerCompteAsync(role, organisme, personne, departement));

    /// <summary>A browser signed in, through the sign-in page, with an account made by <see cref="CreerCompteAsync"/>.</summary>
    public async Task<ClientWeb> ConnecterAsync(Compte compte)
    {
        var client = ClientAnonyme();
        client.Compte = compte;
        var page = await client.AllerAsync("/connexion");
        var suite = await page.Formulaire("Se connecter")
            .Remplir("Identifiant", compte.UserName!)
            .Remplir("Mot de passe", MotDePasse)
            .EnvoyerSansSuivreAsync();
        if (suite.Redirection is null)
        {
            throw new InvalidOperationException($"The account {compte.UserName} could not sign in: {suite.Texte}");
        }

        return client;
    }

    /// <summary>Creates an account whose password is <see cref="MotDePasse"/>.</summary>
    public async Task<Compte> CreerCompteAsync(
        Role role, OrganismeId? organisme = null, PersonneId? personne = null, string departement = Departement, Action<Compte>? regler = null)
    {
        var numero = Interlocked.Increment(ref compteur);
        var nom = string.Create(CultureInfo.InvariantCulture, $"{role}.{numero}").ToLowerInvariant();
        var compte = new Compte
        {
            Departement = departement,
            Nom = $"Essai{numero}",
            Prenom = "Dominique",
            Role = role,
            Organisme = organisme,
            Personne = personne,
            UserName = nom,
            NormalizedUserName = nom.ToUpperInvariant(),
            CreeLe = Horloge.GetUtcNow(),
        };
        compte.PasswordHash = new PasswordHasher<Compte>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1000 }))
            .HashPassword(compte, MotDePasse);
        compte.Resceller();
        regler?.Invoke(compte);
        await using var db = JalonsDb.Pour(Connexions, departement);
        db.Comptes.Add(compte);
        await db.SaveChangesAsync();
        return compte;
    }

    /// <summary>Creates an organisme that accompanies all parcours over the whole département.</summary>
    public async Task<Organisme> CreerOrganismeAsync(
        string nom = "Maison de la solidarité", CategorieOrganisme categorie = CategorieOrganisme.ServiceDepartement, string departement = Departement)
    {
        var organisme = Organisme.Ouvrir(departement, nom, categorie, Enum.GetValues<TypeParcours>()).Valeur;
        await using var db = JalonsDb.Pour(Connexions, departement);
        db.Organismes.Add(organisme);
        await db.SaveChangesAsync();
        return organisme;
    }

    /// <summary>Records every SQL command sent to this database until disposed.</summary>
    public SqlObserve ObserverSql() => new(Nom);

    /// <summary>
    /// Opens a page and checks its budget: at most 12 SQL commands, and none that reads whole a table that grows with people
    /// (ARCHITECTURE §6).
    /// </summary>
    /// <param name="client">Who opens it.</param>
    /// <param name="adresse">The page.</param>
    /// <param name="maximum">SQL commands allowed.</param>
    /// <param name="tolerees">Tables that this page may read by a condition on the département alone: a short list kept by a partial index.</param>
    public async Task<PageHtml> VerifierBudgetAsync(ClientWeb client, string adresse, int maximum = SqlObserve.Budget, params string[] tolerees)
    {
        // The first visit compiles the page and asks whether the session goes on.
        await client.AllerAsync(adresse);
        using var sql = ObserverSql();
        var page = await client.AllerAsync(adresse);
        sql.VerifierNombre(maximum);
        await sql.VerifierPlansAsync(ChaineApplication, client.Compte?.Departement ?? Departement, tolerees);
        return page;
    }

    /// <summary>What a subclass changes before the site is built.</summary>
    protected virtual void Adapter(WebApplicationBuilder builder)
    {
    }
}
