using System.Globalization;
using System.Text;
using System.Text.Json;
using Jalons.Bench;
using Jalons.Data.Socle;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");

// A measurement of memory needs a process of its own: the bench starts itself again for it.
if (args is ["enfant-import", var fichier, var departement])
{
    return await EnfantImport.LancerAsync(fichier, departement);
}

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
var options = Options.Lire(args);
try
{
    var rapport = args.FirstOrDefault() switch
    {
        "import" => await BenchImport.MesurerAsync(options.Foyers) is var mesures ? new Rapport(mesures, Rapport.EnClair(mesures)) : null,
        "pages" => await BenchPages.MesurerAsync(options),
        "daily" => await BenchQuotidien.MesurerAsync(options) is var mesures ? new Rapport(mesures, Rapport.EnClair(mesures)) : null,
        "search" => await BenchRecherche.MesurerAsync(options),
        "listes" => await BenchRepertoire.MesurerAsync(options),
        "orientation" => await BenchOrientation.MesurerAsync(options) is var mesures ? new Rapport(mesures, Rapport.EnClair(mesures)) : null,
        _ => null,
    };
    if (rapport is null)
    {
        Console.Error.WriteLine(
            """
            Usage : ./jalons bench import [--foyers N] [--json]
                    ./jalons bench pages [--foyers N] [--visites N] [--page TEXTE] [--dossier DOSSIER] [--json]
                    ./jalons bench daily [--personnes N] [--dossier DOSSIER] [--json]
                    ./jalons bench search [--personnes N] [--dossier DOSSIER] [--json]
                    ./jalons bench listes [--personnes N] [--dossier DOSSIER] [--json]
                    ./jalons bench orientation [--foyers N] [--dossier DOSSIER] [--json]
              --page      ne mesure que les pages dont l’adresse ou le rôle contient ce texte
              --dossier   garde la base dans ce dossier, et s’en sert la fois suivante
            """);
        return 1;
    }

    Console.WriteLine(options.Json ? JsonSerializer.Serialize(rapport.Mesures, JsonSerializerOptions.Web) : rapport.Texte);
    return rapport.EstComplet ? 0 : 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Mesure arrêtée. Rien n’est resté sur la machine, sauf ce que --dossier demandait de garder.");
    return 130;
}
catch (ErreurInstallation panne)
{
    Console.Error.WriteLine(panne.Message);
    return 1;
}
