using System.Security.Cryptography;
using System.Text;

namespace Jalons.Data.Socle.Cluster;

/// <summary>
/// Where the data and the programs of the server lie. In the installation's folder, unless root started it from a folder that the
/// server's account cannot walk to: then under <c>/var/lib/jalons</c>, at an address kept in <c>pg.emplacement</c>.
/// </summary>
/// <param name="Donnees">The data directory of the server.</param>
/// <param name="Binaires">The folder that holds one copy of the programs per version.</param>
/// <param name="Pointeur">The file that names <paramref name="Donnees"/> when they lie elsewhere; null when they do not.</param>
internal sealed record EmplacementDonnees(string Donnees, string Binaires, string? Pointeur)
{
    private const string Ailleurs = "/var/lib/jalons";

    /// <summary>True once the server's files have been made there.</summary>
    public bool EstInitialise => File.Exists(Path.Combine(Donnees, "PG_VERSION"));

    /// <summary>Resolves the places for an installation, whose folder must exist.</summary>
    public static EmplacementDonnees Resoudre(OptionsCluster options)
    {
        var binaires = TrouverBinaires(options);
        if (Convient(options.Domicile))
        {
            return new(Path.Combine(options.Domicile, "pg"), binaires, Pointeur: null);
        }

        if (options.ModeTest)
        {
            var empreinte = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(options.Domicile)))[..12];
            return new(Path.Combine(Ailleurs, $"tests-{empreinte}", "pg"), binaires, Pointeur: null);
        }

        var pointeur = Path.Combine(options.Domicile, "pg.emplacement");
        return new(LireOuTirer(pointeur), binaires, pointeur);
    }

    /// <summary>Beside the sources, so that every installation made from them shares one copy; else with the data.</summary>
    private static string TrouverBinaires(OptionsCluster options)
    {
        string[] places = [Path.Combine(Depot.Racine, ".local", "binaires"), Path.Combine(options.Domicile, "binaires")];
        return places.FirstOrDefault(place => Droits.PeutEcrire(place) && Convient(place)) ?? Path.Combine(Ailleurs, "binaires");
    }

    private static bool Convient(string dossier) => !Execution.EstRoot || Droits.EstAccessibleATous(dossier);

    private static string LireOuTirer(string pointeur)
    {
        if (!File.Exists(pointeur))
        {
            return Path.Combine(Ailleurs, RandomNumberGenerator.GetHexString(12, lowercase: true), "pg");
        }

        var donnees = File.ReadAllText(pointeur).Trim();
        if (!Directory.Exists(donnees))
        {
            throw new ErreurInstallation(
                $"Les données de la base étaient dans « {donnees} » et n’y sont plus. Restaurez ce dossier depuis une sauvegarde, "
                + $"ou supprimez « {pointeur} » pour repartir d’une base vide.");
        }

        return donnees;
    }
}
