using System.Security.Cryptography;
using System.Text.Json;

namespace Jalons.Data.Socle.Cluster;

/// <summary>The passwords of the private server, drawn once and kept in the installation's folder with mode 0600.</summary>
/// <param name="Amorce">Password of the superuser <c>postgres</c>, used only to prepare roles and databases.</param>
/// <param name="Proprietaire">Password of <c>jalons_proprietaire</c>.</param>
/// <param name="Application">Password of <c>jalons_application</c>.</param>
public sealed record SecretsCluster(string Amorce, string Proprietaire, string Application)
{
    /// <summary>Draws three new passwords.</summary>
    public static SecretsCluster Tirer() => new(Mot(), Mot(), Mot());

    /// <summary>Reads the passwords, or null when the file is absent or unreadable as such.</summary>
    internal static SecretsCluster? Lire(string chemin)
    {
        try
        {
            return File.Exists(chemin) ? JsonSerializer.Deserialize<SecretsCluster>(File.ReadAllText(chemin)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the passwords for the owner of the file only.</summary>
    internal void Ecrire(string chemin) => Droits.EcrireSecret(chemin, JsonSerializer.Serialize(this));

    private static string Mot() => RandomNumberGenerator.GetHexString(40, lowercase: true);
}
