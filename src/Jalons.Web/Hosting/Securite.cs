using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Jalons.Web.Hosting;

/// <summary>The security of the host: accounts, sessions, rights, cookies, keys.</summary>
public static class Securite
{
    /// <summary>Rounds of PBKDF2 with SHA-512 (OWASP, Password Storage Cheat Sheet: 210 000).</summary>
    public const int ToursDeHachage = 210_000;

    /// <summary>Registers it.</summary>
    /// <param name="services">Services of the host.</param>
    /// <param name="installation">The installation served.</param>
    /// <param name="configuration">Settings.</param>
    public static IServiceCollection AddSecuriteJalons(this IServiceCollection services, Installation installation, IConfiguration configuration)
    {
        services.Configure<OptionsSecurite>(configuration.GetSection("Jalons"));
        services.AddSingleton<SessionsOuvertes>().AddSingleton<EssaisConnexion>().AddSingleton<LimiteConnexion>();
        services.AddScoped<MotsDePasse>().AddSingleton<SecondsFacteurs>();
        AjouterComptes(services);
        AjouterSessions(services);
        AjouterDroits(services);
        AjouterCles(services, installation);
        services.Configure<CookiePolicyOptions>(CookiesSurs.Regler);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "jalons-formulaire";
            options.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<MvcOptions>(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
        services.Configure<ForwardedHeadersOptions>(options =>
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
        return services;
    }

    /// <summary>What comes before routing: the real address behind a proxy of this machine, safe cookies.</summary>
    public static IApplicationBuilder UseSecuriteJalons(this IApplicationBuilder application) => application
        .UseForwardedHeaders()
        .UseCookiePolicy()
        .Use((contexte, suite) =>
        {
            contexte.Response.Headers[ReferenceRequete.Entete] = ReferenceRequete.De(contexte);
            return suite(contexte);
        });

    private static void AjouterComptes(IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = ToursDeHachage);
        services.AddIdentityCore<Compte>(options => options.Password = SansReglesDeSignes)
            .AddPasswordValidator<ReglesMotDePasse>()
            .AddClaimsPrincipalFactory<PrincipalCompte>()
            .AddEntityFrameworkStores<JalonsDb>();
    }

    /// <summary>The rules on passwords are ours (<see cref="ReglesMotDePasse"/>); those of the framework would only ask for signs.</summary>
    private static PasswordOptions SansReglesDeSignes => new()
    {
        RequiredLength = 1,
        RequiredUniqueChars = 0,
        RequireDigit = false,
        RequireLowercase = false,
        RequireNonAlphanumeric = false,
        RequireUppercase = false,
    };

    private static void AjouterSessions(IServiceCollection services) => services
        .AddAuthentication(Session.Schema)
        .AddCookie(Session.Schema, Session.Regler)
        .AddCookie(Session.SchemaEtape, Session.ReglerEtape);

    private static void AjouterDroits(IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationPolicyProvider, PolitiquesParRole>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<VerificationAcces>().AddHostedService(s => s.GetRequiredService<VerificationAcces>());
        services.Configure<RazorPagesOptions>(ConfigurerAcces);
    }

    /// <summary>Lets each slice say who enters: every static class <c>Acces</c> under <c>Features</c> with a method <c>Configurer</c>.</summary>
    private static void ConfigurerAcces(RazorPagesOptions options)
    {
        foreach (var acces in typeof(Securite).Assembly.GetTypes().Where(type => type is { Name: "Acces", IsAbstract: true, IsSealed: true }))
        {
            acces.GetMethod("Configurer", [typeof(RazorPagesOptions)])?.CreateDelegate<Action<RazorPagesOptions>>()(options);
        }
    }

    /// <summary>One server keeps its keys in its folder, with mode 0600 as the database's passwords; several share them by the database.</summary>
    private static void AjouterCles(IServiceCollection services, Installation installation)
    {
        var cles = services.AddDataProtection().SetApplicationName("Jalons");
        if (installation.EstEmbarquee)
        {
            cles.PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(installation.Domicile, "cles")));
        }
        else
        {
            services.AddOptions<KeyManagementOptions>().Configure<ConnexionsJalons>((options, connexions) => options.XmlRepository = new DepotCles(connexions));
        }
    }
}
