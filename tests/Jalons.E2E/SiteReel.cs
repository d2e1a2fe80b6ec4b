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
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Jalons.E2E;

/// <summary>
/// The real site on a real port, over a database of its own, and a real Chromium in front of it. The clock stands still until a story
/// moves it: Monday 16 November 2026, 10 o'clock in Paris.
/// </summary>
public sealed class SiteReel : BaseDeTest
{
    /// <summary>The password of every account made here.</summary>
    public const string MotDePasse = "le chat dort sur le mur";

    private static readonly string[] Programmes = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];
    private WebApplication? _site;
    private IPlaywright? _playwright;
    private IBrowser? _navigateur;

    /// <summary>The clock of the site.</summary>
    public HorlogeFixe Horloge { get; } = new(new DateOnly(2026, 11, 16), new TimeOnly(10, 0));

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var domicile = Directory.CreateTempSubdirectory("jalons-e2e-").FullName;
        _site = HoteWeb.Creer(new Installation(Connexions, domicile), new OptionsHote { Port = 0, SecondFacteur = SecondFacteur.Facultatif }, builder => builder.Services.AddSingleton<TimeProvider>(Horloge));
        await _site.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _navigateur = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Programmes.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("Chromium est absent : lancez « ./jalons test », ou installez le paquet « chromium »."),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_navigateur is not null)
        {
            await _navigateur.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <summary>Somebody in front of a screen, not signed in.</summary>
    /// <param name="largeur">Width of the screen, CSS pixels.</param>
    /// <param name="javascript">False for a browser where scripts are off.</param>
    public async Task<Visiteur> VisiteurAsync(int largeur = 1280, bool javascript = true)
    {
        var contexte = await _navigateur!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = _site!.Urls.First(),
            ViewportSize = new ViewportSize { Width = largeur, Height = 900 },
            JavaScriptEnabled = javascript,
            Locale = "fr-FR",
            TimezoneId = "Europe/Paris",
        });
        return new Visiteur(await contexte.NewPageAsync(), javascript);
    }

    /// <summary>Somebody signed in, through the page, with a new account.</summary>
    public async Task<Visiteur> ConnecterAsync(Role role, OrganismeId? organisme = null, PersonneId? personne = null, string? nom = null, int largeur = 1280, bool javascript = true)
    {
        var compte = await CreerCompteAsync(role, organisme, personne, nom);
        var visiteur = await VisiteurAsync(largeur, javascript);
        await visiteur.AllerAsync("/connexion");
        await visiteur.RemplirAsync("Identifiant", compte.UserName!);
        await visiteur.RemplirAsync("Mot de passe", MotDePasse);
        await visiteur.AppuyerAsync("Se connecter");
        return visiteur;
    }

    /// <summary>Creates an account whose password is <see cref="MotDePasse"/>.</summary>
    public async Task<Compte> CreerCompteAsync(Role role, OrganismeId? organisme = null, PersonneId? personne = null, string? nom = null)
    {
        var identifiant = string.Create(CultureInfo.InvariantCulture, $"{role}-{Guid.NewGuid():N}")[..28].ToLowerInvariant();
        var compte = new Compte
        {
            Departement = Departement,
            Nom = nom ?? "Essai",
            Prenom = "Claire",
            Role = role,
            Organisme = organisme,
            Personne = personne,
            UserName = identifiant,
            NormalizedUserName = identifiant.ToUpperInvariant(),
            CreeLe = Horloge.GetUtcNow(),
            FileMaximale = 60,
        };
        compte.PasswordHash = new PasswordHasher<Compte>().HashPassword(compte, MotDePasse);
        compte.Resceller();
        await using var db = JalonsDb.Pour(Connexions, Departement);
        db.Comptes.Add(compte);
        await db.SaveChangesAsync();
        return compte;
    }

    /// <summary>Opens an organisme that accompanies everybody in the département.</summary>
    public async Task<Organisme> CreerOrganismeAsync(string nom)
    {
        var organisme = Organisme.Ouvrir(Departement, nom, CategorieOrganisme.ServiceDepartement, Enum.GetValues<TypeParcours>()).Valeur;
        await using var db = JalonsDb.Pour(Connexions, Departement);
        db.Organismes.Add(organisme);
        await db.SaveChangesAsync();
        return organisme;
    }
}
