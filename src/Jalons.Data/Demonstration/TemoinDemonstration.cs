using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace Jalons.Data.Demonstration;

/// <summary>
/// The same mark as in the journal, in a file beside the database: it can be read when the database does not open. It names the server's data
/// by the number that PostgreSQL draws for them, so that it says nothing of other data put in the same folder later.
/// </summary>
public static class TemoinDemonstration
{
    private const string NomDuFichier = "demonstration.json";

    /// <summary>Says that these data are a demonstration, before they hold anything.</summary>
    /// <param name="domicile">Folder of the installation.</param>
    /// <param name="donnees">Data directory of the server.</param>
    public static void Poser(string domicile, string donnees) => File.WriteAllText(
        Path.Combine(domicile, NomDuFichier),
        JsonSerializer.Serialize(new Temoin("Démonstration : aucune donnée réelle, effaçable par « ./jalons demo --reset ».", Identifier(donnees))));

    /// <summary>True when the mark was set for these very data.</summary>
    public static bool EstPose(string domicile, string donnees)
    {
        try
        {
            var temoin = JsonSerializer.Deserialize<Temoin>(File.ReadAllText(Path.Combine(domicile, NomDuFichier)));
            return temoin?.Serveur is { } serveur && serveur == Identifier(donnees);
        }
        catch (Exception illisible) when (illisible is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    /// <summary>The system identifier: the first eight bytes of the control file, in every version of PostgreSQL.</summary>
    private static string? Identifier(string donnees)
    {
        var controle = Path.Combine(donnees, "global", "pg_control");
        if (!File.Exists(controle))
        {
            return null;
        }

        Span<byte> octets = stackalloc byte[sizeof(ulong)];
        using var fichier = new FileStream(controle, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        fichier.ReadExactly(octets);
        return BinaryPrimitives.ReadUInt64LittleEndian(octets).ToString(CultureInfo.InvariantCulture);
    }

    private sealed record Temoin(string Avis, string? Serveur);
}
