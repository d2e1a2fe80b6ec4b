using System.Text.Json;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Demonstration;

/// <summary>What an installation holds, as the demonstration sees it.</summary>
public enum EtatDemonstration
{
    /// <summary>Nothing yet.</summary>
    Absente,

    /// <summary>A demonstration that was interrupted while it was built.</summary>
    Incomplete,

    /// <summary>A demonstration, ready.</summary>
    Prete,

    /// <summary>Data of another origin, to be left alone.</summary>
    Etrangere,
}

/// <summary>The demonstration that is there.</summary>
/// <param name="Departement">INSEE code of the département.</param>
/// <param name="Foyers">Households of the last monthly flow.</param>
/// <param name="Personnes">People of the last monthly flow.</param>
/// <param name="Usager">Name of the person whose account can be tried.</param>
/// <param name="ConstruiteLe">When it was built.</param>
/// <param name="FluxADeposer">The flow left for the visitor.</param>
public sealed record DescriptionDemonstration(string Departement, int Foyers, int Personnes, string Usager, DateTimeOffset ConstruiteLe, string FluxADeposer);

/// <summary>
/// Recognises a demonstration by two lines of the journal: one written before anything else, one written last. A demonstration that lacks
/// the second was interrupted.
/// </summary>
public static class MarqueDemonstration
{
    private const string Commencee = "demonstration.commencee";
    private const string Prete = "demonstration.prete";

    /// <summary>What the installation holds.</summary>
    public static async Task<(EtatDemonstration Etat, DescriptionDemonstration? Description)> LireAsync(ConnexionsJalons connexions, CancellationToken annulation = default)
    {
        var (commencee, etrangere) = (false, false);
        DescriptionDemonstration? description = null;
        foreach (var servi in await DepartementsServis.ListerAsync(connexions, annulation))
        {
            var vu = await RegarderAsync(connexions, servi.Code, annulation);
            commencee |= vu.Commencee;
            etrangere |= vu.Habite && !vu.Commencee && vu.Prete is null;
            description ??= vu.Prete is { } prete ? JsonSerializer.Deserialize<DescriptionDemonstration>(prete) : null;
        }

        // Real data beside a demonstration are real data: nothing is erased, poured in or served without precaution there.
        var etat = etrangere ? EtatDemonstration.Etrangere
            : description is not null ? EtatDemonstration.Prete
            : commencee ? EtatDemonstration.Incomplete
            : EtatDemonstration.Absente;
        return (etat, etat == EtatDemonstration.Prete ? description : null);
    }

    /// <summary>What a département holds.</summary>
    private static async Task<(bool Commencee, string? Prete, bool Habite)> RegarderAsync(ConnexionsJalons connexions, string departement, CancellationToken annulation)
    {
        await using var connexion = await connexions.OuvrirAsync(departement, annulation);
        await using var commande = new NpgsqlCommand(
            """
            select exists (select from acte where nature = $1), (select donnees::text from acte where nature = $2 limit 1),
              exists (select from acte) or exists (select from compte) or exists (select from flux) or exists (select from dossier)
                or exists (select from organisme) or exists (select from regle where departement = $3)
            """,
            connexion)
        {
            Parameters = { new() { Value = Commencee }, new() { Value = Prete }, new() { Value = departement } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        return (lecteur.GetBoolean(0), lecteur.Texte(1), lecteur.GetBoolean(2));
    }

    /// <summary>Marks the beginning.</summary>
    public static Task CommencerAsync(NpgsqlConnection connexion, DateTimeOffset quand, CancellationToken annulation = default) =>
        NoterAsync(connexion, quand, Commencee, "Démonstration : construction commencée", null, annulation);

    /// <summary>Marks the end: from now on the demonstration is served as it is.</summary>
    public static Task AcheverAsync(NpgsqlConnection connexion, DescriptionDemonstration description, CancellationToken annulation = default) =>
        NoterAsync(connexion, description.ConstruiteLe, Prete, "Démonstration prête", JsonSerializer.Serialize(description), annulation);

    private static async Task NoterAsync(NpgsqlConnection connexion, DateTimeOffset quand, string nature, string libelle, string? donnees, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            "insert into acte (quand, auteur, role, nature, libelle, donnees) values ($1, 'Démonstration', 'Systeme', $2, $3, $4)", connexion)
        {
            Parameters =
            {
                new() { Value = quand.ToUniversalTime() },
                new() { Value = nature },
                new() { Value = libelle },
                new() { Value = (object?)donnees ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        };
        await commande.ExecuteNonQueryAsync(annulation);
    }
}
