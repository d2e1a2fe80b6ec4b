using System.Globalization;
using System.Text;
using System.Text.Json;
using Jalons.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");

// A measurement of memory needs a process of its own: the bench starts itself again for it.
if (args is ["enfant-import", var fichier, var departement])
{
    return await EnfantImport.LancerAsync(fichier, departement);
}

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
var json = args.Contains("--json");
var mesures = args.FirstOrDefault(a => !a.StartsWith('-')) switch
{
    "import" => await BenchImport.MesurerAsync(Options(args)),
    "pages" => await BenchPages.MesurerAsync(Options(args)),
    _ => null,
};
if (mesures is null)
{
    Console.Error.WriteLine("Usage : ./jalons bench import|pages [--foyers N] [--json]");
    return 1;
}

if (json)
{
    Console.WriteLine(JsonSerializer.Serialize(mesures, JsonSerializerOptions.Web));
}
else
{
    foreach (var mesure in mesures)
    {
        Console.WriteLine(mesure.EnClair());
    }
}

return 0;

static int Options(string[] args)
{
    var rang = Array.IndexOf(args, "--foyers");
    return rang >= 0 && rang + 1 < args.Length ? int.Parse(args[rang + 1], CultureInfo.InvariantCulture) : 100_000;
}
