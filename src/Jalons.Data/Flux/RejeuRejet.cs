using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Jalons.Data.Flux.Listes;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;
using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>A rejected record as the register keeps it.</summary>
public sealed record RejetGarde
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>The flow that held it.</summary>
    public required long Flux { get; init; }

    /// <summary>Rank in the file.</summary>
    public required int Rang { get; init; }

    /// <summary>Claim number when it could be read.</summary>
    public string? Numero { get; init; }

    /// <summary>Why it was rejected.</summary>
    public required string Motif { get; init; }

    /// <summary>As it came: an XML block, or the titles and values of a row.</summary>
    public required string Brut { get; init; }

    /// <summary>Format of the flow.</summary>
    public required string Format { get; init; }

    /// <summary>Name of the file.</summary>
    public required string NomFichier { get; init; }

    /// <summary>Who settled it.</summary>
    public string? ReglePar { get; init; }

    /// <summary>When it was settled.</summary>
    public DateTimeOffset? RegleLe { get; init; }

    /// <summary>The import that settled it.</summary>
    public long? RegleFlux { get; init; }

    /// <summary>True for a row of a list.</summary>
    public bool EstLigne => Brut.StartsWith('[');

    /// <summary>The titles and values of a row.</summary>
    public IReadOnlyList<(string Titre, string Valeur)> Cellules => EstLigne ? [.. JsonSerializer.Deserialize<List<string[]>>(Brut)!.Select(c => (c[0], c[1]))] : [];

    /// <summary>True when it can be corrected and played again here; rows of people are corrected in their list.</summary>
    public bool PeutRejouer => RegleLe is null && Format != "LISTE" && Format != "inconnu";

    /// <summary>Reads a reject; null when there is none.</summary>
    public static async Task<RejetGarde?> LireAsync(NpgsqlConnection connexion, long flux, long rejet, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            """
            select r.rang, r.numero, r.motif, r.brut, f.format, f.nom_fichier, r.regle_par, r.regle_le, r.regle_flux
            from flux_rejet r join flux f on f.id = r.flux where r.flux = $1 and r.id = $2
            """,
            connexion)
        {
            Parameters = { new() { Value = flux }, new() { Value = rejet } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        return !await lecteur.ReadAsync(annulation) ? null : new RejetGarde
        {
            Id = rejet,
            Flux = flux,
            Rang = lecteur.GetInt32(0),
            Numero = lecteur.Texte(1),
            Motif = lecteur.GetString(2),
            Brut = lecteur.GetString(3),
            Format = lecteur.GetString(4),
            NomFichier = lecteur.GetString(5),
            ReglePar = lecteur.Texte(6),
            RegleLe = lecteur.Valeur<DateTimeOffset>(7),
            RegleFlux = lecteur.Valeur<long>(8),
        };
    }
}

/// <summary>
/// Plays a corrected reject through the very pipeline of its flow: a file of one record with the header of the flow, one second later, so that its facts keep
/// their place in time. Still rejected, it changes nothing and says why.
/// </summary>
/// <param name="connexions">Both ways into the database.</param>
public sealed partial class RejeuRejet(ConnexionsJalons connexions)
{
    /// <summary>Plays the reject again.</summary>
    /// <param name="rejet">The reject.</param>
    /// <param name="brut">The record, corrected: XML, or the values of the row as JSON.</param>
    /// <param name="agent">Who acts.</param>
    /// <param name="maintenant">Now.</param>
    /// <param name="chemin">Where the file waits, in a folder closed to others; the caller erases it.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Result<RapportImport>> RejouerAsync(RejetGarde rejet, string brut, Agent agent, DateTimeOffset maintenant, string chemin, CancellationToken annulation = default)
    {
        if (!rejet.PeutRejouer)
        {
            return new Refus("rejet.regle", rejet.RegleLe is { } le ? $"Ce rejet a déjà été réglé par {rejet.ReglePar}, {le.EnClair()}." : "Ce rejet ne peut pas être rejoué ici.");
        }

        try
        {
            await File.WriteAllTextAsync(chemin, await ComposerAsync(rejet, brut, agent.Departement, annulation), new UTF8Encoding(false), annulation);
            var demande = new DemandeImport(chemin, rejet.NomFichier, agent, maintenant, agent.Departement, rejet.Id);
            return rejet.EstLigne
                ? await new ImporteurListe(connexions).ImporterAsync(demande, null, annulation)
                : await new ImporteurFlux(connexions).ImporterAsync(demande, null, annulation);
        }
        catch (FluxRefuseException refus)
        {
            return new Refus(refus.Code, refus.Message);
        }
    }

    private async Task<string> ComposerAsync(RejetGarde rejet, string brut, string departement, CancellationToken annulation)
    {
        if (rejet.EstLigne)
        {
            var cellules = JsonSerializer.Deserialize<List<string[]>>(brut)!;
            return $"{Csv(cellules.Select(c => c[0]))}\r\n{Csv(cellules.Select(c => c[1]))}\r\n";
        }

        await using var connexion = await connexions.OuvrirAsync(departement, annulation);
        var enTete = await EnTeteAsync(connexion, rejet, PartenaireDuBloc().Match(brut).Groups["code"].Value, annulation);
        var combien = rejet.Format.StartsWith("VI", StringComparison.Ordinal) ? "<NBTOTDEMRSATRANSM>1</NBTOTDEMRSATRANSM>" : "<NBTOTDOSRSATRANSM>1</NBTOTDOSRSATRANSM><NBTOTDOSRSATRANSMANO>0</NBTOTDOSRSATRANSMANO>";
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Racine>{enTete}{brut}<TransmissionFlux>{combien}</TransmissionFlux></Racine>";
    }

    /// <summary>The header of the flow, at the first free second after it: another file, whose facts keep their place in time.</summary>
    private static async Task<string> EnTeteAsync(NpgsqlConnection connexion, RejetGarde rejet, string partenaire, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            """
            select f.application, f.type, f.nature, f.reference, (
              select f.cree_le + make_interval(secs => s) from generate_series(1, 3600) s
              where not exists (
                select from flux x where x.departement = f.departement and x.application = f.application and x.nature = f.nature and x.type = f.type
                  and x.etat <> 'refuse' and x.cree_le = f.cree_le + make_interval(secs => s))
              order by s limit 1)
            from flux f where f.id = $1
            """,
            connexion)
        {
            Parameters = { new() { Value = rejet.Flux } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        var creation = lecteur.GetDateTime(4);
        var refondu = rejet.Format.StartsWith("VRSD", StringComparison.Ordinal);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <IdentificationFlux><APPLIEME>{lecteur.GetString(0)}</APPLIEME><NUMVERSIONAPPLIEME>0</NUMVERSIONAPPLIEME><TYPEFLUX>{lecteur.GetString(1)}</TYPEFLUX><NATFLUX>{lecteur.GetString(2)}</NATFLUX><DTCREAFLUX>{creation:yyyy-MM-dd}</DTCREAFLUX><HEUCREAFLUX>{creation:HH:mm:ss}</HEUCREAFLUX>{(lecteur.Valeur<DateOnly>(3) is { } mois ? $"<DTREF>{mois:yyyy-MM-dd}</DTREF>" : "")}{(refondu ? $"<VERSIONFLUX>{rejet.Format}</VERSIONFLUX><TYPEPARTE>CD</TYPEPARTE><IDEPARTE>{partenaire}</IDEPARTE>" : "")}</IdentificationFlux>
            """);
    }

    private static string Csv(IEnumerable<string> cellules) => string.Join(';', cellules.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    [GeneratedRegex("<IDEPARTE>(?<code>[^<]*)</IDEPARTE>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartenaireDuBloc();
}
