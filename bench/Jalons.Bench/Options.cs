using System.Globalization;

namespace Jalons.Bench;

/// <summary>What the command line asks for.</summary>
/// <param name="Foyers">Households of the base.</param>
/// <param name="Personnes">People of the base that is searched.</param>
/// <param name="Visites">Requests per page that count.</param>
/// <param name="Page">Only the pages whose name contains this.</param>
/// <param name="Dossier">Where to keep the base; null erases it.</param>
/// <param name="Json">One JSON document on standard output.</param>
internal sealed record Options(int Foyers, int Personnes, int Visites, string? Page, string? Dossier, bool Json)
{
    public static Options Lire(string[] args)
    {
        return new(Nombre("--foyers") ?? 100_000, Nombre("--personnes") ?? 1_000_000, Nombre("--visites") ?? 100, Mot("--page"), Mot("--dossier"), args.Contains("--json"));

        string? Mot(string nom) => Array.IndexOf(args, nom) is >= 0 and var rang && rang + 1 < args.Length ? args[rang + 1] : null;

        int? Nombre(string nom) => Mot(nom) is { } mot ? int.Parse(mot, CultureInfo.InvariantCulture) : null;
    }
}
