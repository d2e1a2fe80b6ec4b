using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Web.Features.Administration;
using Jalons.Web.Features.Connexion;
using Jalons.Web.Features.Contrats;
using Jalons.Web.Features.Dossiers;
using Jalons.Web.Features.Doublons;
using Jalons.Web.Features.Flux;
using Jalons.Web.Features.MonEspace;
using Jalons.Web.Features.Orientation;
using Jalons.Web.Features.Personnes;
using Jalons.Web.Features.RendezVous;
using Jalons.Web.Ui;

namespace Jalons.Web.Hosting;

/// <summary>Builds the web application: services first, then the path of a request.</summary>
public static class HoteWeb
{
    /// <summary>Creates the application over an open installation; starting and stopping it is the caller's.</summary>
    /// <param name="installation">The installation that answers.</param>
    /// <param name="options">Where to listen.</param>
    /// <param name="adapter">What a test changes before the application is built (test server, clock).</param>
    public static WebApplication Creer(Installation installation, OptionsHote options, Action<WebApplicationBuilder>? adapter = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = TrouverContenu(), ApplicationName = "Jalons.Web" });
        builder.WebHost.UseUrls(options.Url).ConfigureKestrel(serveur => serveur.AddServerHeader = false);
        AjouterServices(builder, installation, options);
        adapter?.Invoke(builder);
        var application = builder.Build();
        Composer(application);
        return application;
    }

    private static void AjouterServices(WebApplicationBuilder builder, Installation installation, OptionsHote options)
    {
        // Standard output belongs to the result of the command.
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // The keys lie in the installation's folder with mode 0600, as the database's passwords do.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        if (options.SecondFacteur is { } regle)
        {
            builder.Configuration[OptionsSecurite.CleSecondFacteur] = regle.ToString();
        }

        builder.Services.AddJalons(installation.Connexions, TimeProvider.System);
        builder.Services.AddSingleton(installation).AddFlux().AddRendezVous().AddContrats().AddMonEspace().AddOrientation().AddPersonnes().AddDoublons().AddDossiers().AddConnexion().AddAdministration();
        builder.Services.AddJalonsUi();
        builder.Services.AddSecuriteJalons(installation, builder.Configuration);
    }

    private static void Composer(WebApplication application)
    {
        application.UseSecuriteJalons();
        application.UseJalonsUi();
        application.UseRouting();
        application.UseAuthentication();
        application.UseAuthorization();
        application.MapRazorPages();
        application.MapGet("/sante", RepondreSanteAsync).AllowAnonymous();
        application.Services.GetRequiredService<VerificationAcces>().Site = application;
    }

    /// <summary>For supervision: 200 when the database answers under the application's role.</summary>
    private static async Task<string> RepondreSanteAsync(ConnexionsJalons connexions, CancellationToken annulation)
    {
        await DepartementsServis.ListerAsync(connexions, annulation);
        return "ok";
    }

    /// <summary>Static files come from the sources when they are there, else from beside the program.</summary>
    private static string TrouverContenu()
    {
        var sources = Path.Combine(Depot.Racine, "src", "Jalons.Web");
        return Directory.Exists(sources) ? sources : AppContext.BaseDirectory;
    }
}
