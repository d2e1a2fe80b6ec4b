using System.Text.Json;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Flux;

/// <summary>A file that was read to its end.</summary>
/// <param name="Taille">Its length in bytes.</param>
/// <param name="Empreinte">Its SHA-256.</param>
/// <param name="Noms">Names of its elements, by the numbers that pictures use.</param>
/// <param name="Organismes">Payers of its records (<c>CAF 551</c>).</param>
internal sealed record FichierRecu(long Taille, byte[] Empreinte, IReadOnlyList<string> Noms, IReadOnlyList<string> Organismes);

/// <summary>The register of received flows: what was applied, what was refused.</summary>
internal static class RegistreFlux
{
    /// <summary>
    /// Number of the flow: the one it has when this very file was already imported, else a new one. The same header with
    /// other bytes is refused (<c>references/cnaf/flux.md</c> §2.4).
    /// </summary>
    public static async Task<(long Flux, bool DejaImporte)> ReconnaitreAsync(
        NpgsqlConnection connexion, DemandeImport demande, EnTeteFlux enTete, string departement, CancellationToken annulation)
    {
        var (flux, empreinte) = await ChercherAsync(connexion, enTete, departement, annulation);
        if (empreinte is null)
        {
            return (flux, false);
        }

        var recue = await FichierLu.EmpreinteAsync(demande.Chemin, annulation);
        return recue.AsSpan().SequenceEqual(empreinte)
            ? (flux, true)
            : throw new FluxRefuseException(
                "flux.deja_autre",
                $"Un autre fichier portant la même identité (créé le {enTete.Creation:dd/MM/yyyy} à {enTete.Creation:HH:mm:ss}) a déjà été importé, avec un contenu différent. Demandez à la caisse lequel est le bon : rien n’a été modifié.");
    }

    /// <summary>
    /// What is said of a file imported again: it was read once, its facts stand or newer ones took their place, so nothing of it can change
    /// anything. Every household is unchanged, the rejects are the same.
    /// </summary>
    public static async Task<RapportImport> RelireAsync(NpgsqlConnection connexion, long flux, CancellationToken annulation)
    {
        const string sql =
            """
            select format, nature, type, cree_le, departement, foyers, personnes, rejetes, annonces, avertissements::text from flux where id = $1
            """;
        RapportImport rapport;
        await using (var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = flux } } })
        await using (var lecteur = await commande.ExecuteReaderAsync(annulation))
        {
            await lecteur.ReadAsync(annulation);
            rapport = new RapportImport
            {
                Flux = flux,
                DejaImporte = true,
                Format = lecteur.GetString(0),
                Nature = NomsFlux.Nom(lecteur.GetString(1)[0], lecteur.GetString(2)[0]),
                DateFlux = lecteur.GetDateTime(3),
                Departement = lecteur.GetString(4),
                Foyers = lecteur.GetInt32(5),
                Personnes = lecteur.GetInt32(6),
                Inchanges = lecteur.GetInt32(5) - lecteur.GetInt32(7),
                Rejetes = lecteur.GetInt32(7),
                Annonces = lecteur.Valeur<int>(8),
                Avertissements = JsonSerializer.Deserialize<List<string>>(lecteur.GetString(9))!,
            };
        }

        return rapport with { Rejets = await RejetsImport.RelireAsync(connexion, flux, annulation) };
    }

    /// <summary>Number of the list that held these very bytes and left no reject; null when there is none.</summary>
    public static async Task<long?> TrouverListeAsync(NpgsqlConnection connexion, byte[] empreinte, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            "select max(id) from flux where departement = departement_courant() and empreinte = $1 and nature = 'L' and etat <> 'refuse' and rejetes = 0", connexion)
        {
            Parameters = { new() { Value = empreinte } },
        };
        return await commande.ExecuteScalarAsync(annulation) as long?;
    }

    /// <summary>A new number of flow.</summary>
    public static async Task<long> NumeroterAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("select nextval(pg_get_serial_sequence('flux', 'id'))", connexion);
        return (long)(await commande.ExecuteScalarAsync(annulation))!;
    }

    /// <summary>Whether the département has no dossier yet, and nobody.</summary>
    public static async Task<(bool SansDossier, bool SansPersonne)> EstVideAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("select not exists (select from dossier), not exists (select from personne)", connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        return (lecteur.GetBoolean(0), lecteur.GetBoolean(1));
    }

    private static async Task<(long Flux, byte[]? Empreinte)> ChercherAsync(NpgsqlConnection connexion, EnTeteFlux enTete, string departement, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            """
            select coalesce(f.id, nextval(pg_get_serial_sequence('flux', 'id'))), f.empreinte
            from (select 1) une left join flux f
              on f.departement = $1 and f.application = $2 and f.nature = $3 and f.type = $4 and f.cree_le = $5 and f.etat <> 'refuse'
            """,
            connexion)
        {
            Parameters =
            {
                new() { Value = departement },
                new() { Value = enTete.Application },
                new() { Value = enTete.Nature.ToString() },
                new() { Value = enTete.Type.ToString() },
                new() { Value = enTete.Creation, NpgsqlDbType = NpgsqlDbType.Timestamp },
            },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        return (lecteur.GetInt64(0), lecteur.IsDBNull(1) ? null : lecteur.GetFieldValue<byte[]>(1));
    }

    /// <summary>Records an applied flow and writes the act in the journal, in the transaction of the import.</summary>
    public static async Task NoterAsync(
        NpgsqlConnection connexion, DemandeImport demande, EnTeteFlux enTete, RapportImport rapport, bool complet, FichierRecu fichier, CancellationToken annulation)
    {
        await using var lot = new NpgsqlBatch(connexion);
        var ligne = Ligne(demande, rapport.Departement, enTete, fichier.Taille, fichier.Empreinte, complet ? "applique" : "incomplet", null);
        ligne.CommandText =
            """
            insert into flux (departement, format, application, nature, type, cree_le, reference, empreinte, nom_fichier, taille, recu_le, compte, auteur, etat, message,
              termine_le, id, foyers, personnes, crees, modifies, inchanges, anterieurs, rejetes, annonces, avertissements, noms, organismes)
            overriding system value
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, clock_timestamp(), $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)
            """;
        ligne.Parameters.Add(new() { Value = rapport.Flux!.Value });
        foreach (var nombre in new[] { rapport.Foyers, rapport.Personnes, rapport.Crees, rapport.Modifies, rapport.Inchanges, rapport.Anterieurs, rapport.Rejetes })
        {
            ligne.Parameters.Add(new() { Value = nombre });
        }

        ligne.Parameters.Add(new() { Value = (object?)rapport.Annonces ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        ligne.Parameters.Add(new() { Value = JsonSerializer.Serialize(rapport.Avertissements), NpgsqlDbType = NpgsqlDbType.Jsonb });
        ligne.Parameters.Add(new() { Value = fichier.Noms.ToArray() });
        ligne.Parameters.Add(new() { Value = fichier.Organismes.ToArray() });
        lot.BatchCommands.Add(ligne);
        lot.BatchCommands.Add(Acte(demande, rapport.Departement, "flux.importe", Libelle(demande, enTete, rapport)));
        await lot.ExecuteNonQueryAsync(annulation);
    }

    /// <summary>When the file plays a reject again: settles it, in the transaction of the import.</summary>
    /// <exception cref="FluxRefuseException">The record is still rejected, or somebody settled it meanwhile: nothing remains.</exception>
    public static async Task ReglerAsync(NpgsqlConnection connexion, DemandeImport demande, RapportImport rapport, CancellationToken annulation)
    {
        if (demande.Rejeu is not { } rejet)
        {
            return;
        }

        if (rapport.Rejetes > 0)
        {
            throw new FluxRefuseException("rejet.encore", rapport.Rejets[0].Motif);
        }

        if (rapport.Foyers != 1)
        {
            throw new FluxRefuseException("rejet.nombre", "La correction doit contenir un enregistrement, et un seul : l’enregistrement rejeté, corrigé. Rien n’a été modifié.");
        }

        await using var commande = new NpgsqlCommand(
            "update flux_rejet set regle_le = $2, regle_par = $3, regle_compte = $4, regle_flux = $5 where id = $1 and regle_le is null returning rang, flux", connexion)
        {
            Parameters =
            {
                new() { Value = rejet },
                new() { Value = demande.RecuLe.ToUniversalTime() },
                new() { Value = Auteur(demande) },
                new() { Value = (object?)demande.Agent?.Id.Valeur ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
                new() { Value = rapport.Flux!.Value },
            },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        if (!await lecteur.ReadAsync(annulation))
        {
            throw new FluxRefuseException("rejet.regle", "Quelqu’un d’autre vient de régler ce rejet : rien n’a été modifié.");
        }

        var libelle = $"Rejet de rang {lecteur.GetInt32(0)} du flux {lecteur.GetInt64(1)} corrigé et rejoué";
        await lecteur.CloseAsync();
        await using var lot = new NpgsqlBatch(connexion) { BatchCommands = { Acte(demande, rapport.Departement, "flux.rejet.regle", libelle) } };
        await lot.ExecuteNonQueryAsync(annulation);
    }

    /// <summary>Records a refused file, in a transaction of its own: nothing of the import remains.</summary>
    public static async Task NoterRefusAsync(
        ConnexionsJalons connexions, DemandeImport demande, string departement, EnTeteFlux? enTete, long taille, FluxRefuseException refus, CancellationToken annulation)
    {
        await using var connexion = await connexions.OuvrirAsync(departement, annulation);
        await using var lot = new NpgsqlBatch(connexion);
        var ligne = Ligne(demande, departement, enTete, taille, [], "refuse", refus.Message);
        ligne.CommandText =
            """
            insert into flux (departement, format, application, nature, type, cree_le, reference, empreinte, nom_fichier, taille, recu_le, compte, auteur, etat, message, termine_le)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, clock_timestamp())
            """;
        lot.BatchCommands.Add(ligne);
        lot.BatchCommands.Add(Acte(demande, departement, "flux.refuse", $"Fichier « {demande.NomFichier} » refusé : {refus.Message}"));
        await lot.ExecuteNonQueryAsync(annulation);
    }

    private static NpgsqlBatchCommand Ligne(DemandeImport demande, string departement, EnTeteFlux? enTete, long taille, byte[] empreinte, string etat, string? message) => new()
    {
        Parameters =
        {
            new() { Value = departement },
            new() { Value = enTete.Format() },
            new() { Value = enTete?.Application ?? "" },
            new() { Value = enTete?.Nature.ToString() ?? "" },
            new() { Value = enTete?.Type.ToString() ?? "" },
            new() { Value = enTete?.Creation ?? TimeZoneInfo.ConvertTime(demande.RecuLe, Calendrier.Paris).DateTime, NpgsqlDbType = NpgsqlDbType.Timestamp },
            new() { Value = (object?)enTete?.Reference ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date },
            new() { Value = empreinte },
            new() { Value = demande.NomFichier },
            new() { Value = taille },
            new() { Value = demande.RecuLe.ToUniversalTime() },
            new() { Value = (object?)demande.Agent?.Id.Valeur ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            new() { Value = Auteur(demande) },
            new() { Value = etat },
            new() { Value = (object?)message ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
        },
    };

    private static NpgsqlBatchCommand Acte(DemandeImport demande, string departement, string nature, string libelle) => new(
        "insert into acte (departement, quand, compte, auteur, role, nature, libelle) values ($1, $2, $3, $4, $5, $6, $7)")
    {
        Parameters =
        {
            new() { Value = departement },
            new() { Value = demande.RecuLe.ToUniversalTime() },
            new() { Value = (object?)demande.Agent?.Id.Valeur ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            new() { Value = Auteur(demande) },
            new() { Value = demande.Agent?.Role.ToString() ?? "Systeme" },
            new() { Value = nature },
            new() { Value = libelle },
        },
    };

    private static string Libelle(DemandeImport demande, EnTeteFlux enTete, RapportImport rapport) => enTete.Nature == EnTetesListe.Nature
        ? $"Liste « {demande.NomFichier} » ({rapport.Nature}) importée : {rapport.Crees} lignes nouvelles, {rapport.Modifies} modifications, {rapport.Rejetes} rejets"
        : $"Flux {rapport.Nature} du {enTete.Creation:dd/MM/yyyy} importé : {rapport.Crees} dossiers créés, {rapport.Modifies} modifiés, {rapport.Rejetes} rejetés";

    private static string Auteur(DemandeImport demande) => demande.Agent?.Nom ?? "Ligne de commande";
}
