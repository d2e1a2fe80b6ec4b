using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;
using Jalons.Flux.Listes;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Flux.Listes;

/// <summary>What is said of a list before it is examined.</summary>
/// <param name="Organisme">Who sent it; null: nobody known.</param>
/// <param name="Champs">What each column holds.</param>
/// <param name="Public">Why those whom nobody accompanies yet are accompanied; null: the list opens no parcours.</param>
public sealed record AssociationListe(long? Organisme, IReadOnlyList<ChampPersonne> Champs, PublicAccompagne? Public);

/// <summary>
/// The work on lists of people that wait in the base: drop, map, correct, abandon. Each act is one transaction, refused when somebody else changed the list
/// meanwhile. Rows are examined by the very recognition of the import, rolled back (docs/adr/0052).
/// </summary>
/// <param name="connexions">Both ways into the database.</param>
public sealed class TravailListes(ConnexionsJalons connexions)
{
    /// <summary>Most rows of a list of people.</summary>
    public const int LignesMaximum = 100_000;

    private static readonly Refus Modifiee = new(
        "liste.modifiee", "Cette liste vient d’être modifiée par quelqu’un d’autre, importée ou supprimée. Regardez où elle en est avant de recommencer : rien n’a été modifié.");

    /// <summary>Keeps a dropped list until somebody maps its columns.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="FluxRefuseException">The file is no list, or is out of proportion.</exception>
    public async Task<long> DeposerAsync(DemandeImport demande, Agent agent, CancellationToken annulation = default)
    {
        await using var fichier = File.OpenRead(demande.Chemin);
        var taille = fichier.Length;
        using var liste = LecteurListe.Ouvrir(fichier);
        var empreinte = await FichierLu.EmpreinteAsync(demande.Chemin, annulation);
        await using var connexion = await connexions.OuvrirAsync(agent.Departement, annulation);
        await using var transaction = await connexion.BeginTransactionAsync(annulation);
        await SupprimerPerimeesAsync(connexion, demande.RecuLe, annulation);
        await using var commande = new NpgsqlCommand(
            """
            insert into liste_recue (nom_fichier, empreinte, taille, titres, signature, etat, compte, auteur, deposee_le)
            values ($1, $2, $3, $4, $5, 'a_associer', $6, $7, $8) returning id
            """,
            connexion)
        {
            Parameters =
            {
                new() { Value = demande.NomFichier },
                new() { Value = empreinte },
                new() { Value = taille },
                new() { Value = liste.Titres.ToArray() },
                new() { Value = ChampsPersonne.Signature(liste.Titres) },
                new() { Value = agent.Id.Valeur },
                new() { Value = agent.Nom },
                new() { Value = demande.RecuLe.ToUniversalTime() },
            },
        };
        var id = (long)(await commande.ExecuteScalarAsync(annulation))!;
        await CopierAsync(connexion, id, liste, annulation);
        await connexion.EcrireActeAsync(agent, demande.RecuLe, "liste.deposee", $"Liste de personnes « {demande.NomFichier} » déposée", annulation: annulation);
        await transaction.CommitAsync(annulation);
        return id;
    }

    /// <summary>What the columns of such a list held the last time; what the titles let one guess, when it is the first.</summary>
    public static async Task<IReadOnlyList<ChampPersonne>> ProposerAsync(NpgsqlConnection connexion, ListeRecue liste, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            """
            select champs from correspondance_liste
            where departement = departement_courant() and signature = $1 order by organisme is not distinct from $2 desc, id desc limit 1
            """,
            connexion)
        {
            Parameters = { new() { Value = liste.Signature }, new() { Value = (object?)liste.Organisme ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint } },
        };
        return await commande.ExecuteScalarAsync(annulation) is string[] champs && champs.Length <= liste.Titres.Count
            ? [.. champs.Select(Enum.Parse<ChampPersonne>), .. Enumerable.Repeat(ChampPersonne.Ignore, liste.Titres.Count - champs.Length)]
            : ChampsPersonne.Proposer(liste.Titres);
    }

    /// <summary>Says what the columns hold, remembers it, and examines every row.</summary>
    public async Task<Result> AssocierAsync(ListeRecue liste, AssociationListe dite, Agent agent, DateTimeOffset maintenant, CancellationToken annulation = default)
    {
        if (ChampsPersonne.Defaut(dite.Champs) is { } defaut)
        {
            return new Refus("liste.champs", defaut);
        }

        liste = liste with { Champs = dite.Champs, Public = dite.Public, Organisme = dite.Organisme };
        await using var connexion = await connexions.OuvrirAsync(agent.Departement, annulation);
        var lignes = await LigneRecue.ListerAsync(connexion, liste.Id, null, int.MaxValue, 0, annulation);
        var constats = await ExamenListe.EssayerAsync(connexion, liste, lignes, maintenant, annulation);
        await using var transaction = await connexion.BeginTransactionAsync(annulation);
        if (!await AvancerAsync(connexion, liste, annulation))
        {
            return Modifiee;
        }

        await RetenirAsync(connexion, dite, liste.Signature, annulation);
        await ExamenListe.GarderAsync(connexion, liste.Id, constats, annulation);
        await transaction.CommitAsync(annulation);
        return Result.Fait;
    }

    /// <summary>Corrects the cells of a row, or settles whom it is about, and examines it again.</summary>
    /// <param name="liste">The list.</param>
    /// <param name="lue">The row as the agent read it.</param>
    /// <param name="corrigee">The row as it becomes.</param>
    /// <param name="agent">Who acts.</param>
    /// <param name="maintenant">Now.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Result> CorrigerAsync(
        ListeRecue liste, LigneRecue lue, LigneRecue corrigee, Agent agent, DateTimeOffset maintenant, CancellationToken annulation = default)
    {
        await using var connexion = await connexions.OuvrirAsync(agent.Departement, annulation);
        var constats = await ExamenListe.EssayerAsync(connexion, liste, [corrigee], maintenant, annulation);
        await using var transaction = await connexion.BeginTransactionAsync(annulation);
        await using var commande = new NpgsqlCommand(
            """
            update liste_ligne g set cellules = $3, choix = $4, personne = $5
            from liste_recue l
            where l.id = g.liste and l.etat = 'a_verifier' and g.liste = $1 and g.rang = $2 and g.cellules = $6 and g.choix is not distinct from $7
            """,
            connexion)
        {
            Parameters =
            {
                new() { Value = liste.Id },
                new() { Value = corrigee.Rang },
                new() { Value = corrigee.Cellules },
                new() { Value = (object?)corrigee.Choix ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = (object?)corrigee.Personne ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
                new() { Value = lue.Cellules },
                new() { Value = (object?)lue.Choix ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        if (await commande.ExecuteNonQueryAsync(annulation) == 0)
        {
            return Modifiee;
        }

        await ExamenListe.GarderAsync(connexion, liste.Id, constats, annulation);
        await transaction.CommitAsync(annulation);
        return Result.Fait;
    }

    /// <summary>Deletes a list that nobody will import.</summary>
    public async Task<Result> AbandonnerAsync(ListeRecue liste, Agent agent, DateTimeOffset maintenant, CancellationToken annulation = default)
    {
        await using var connexion = await connexions.OuvrirAsync(agent.Departement, annulation);
        await using var transaction = await connexion.BeginTransactionAsync(annulation);
        await using var commande = new NpgsqlCommand("delete from liste_recue where id = $1 and version = $2 and etat <> 'importee'", connexion)
        {
            Parameters = { new() { Value = liste.Id }, new() { Value = liste.Version } },
        };
        if (await commande.ExecuteNonQueryAsync(annulation) == 0)
        {
            return Modifiee;
        }

        await connexion.EcrireActeAsync(agent, maintenant, "liste.abandonnee", $"Liste de personnes « {liste.NomFichier} » supprimée sans être importée", annulation: annulation);
        await transaction.CommitAsync(annulation);
        return Result.Fait;
    }

    /// <summary>Deletes the lists of a département kept for longer than they may be.</summary>
    public async Task PurgerAsync(string departement, DateTimeOffset maintenant, CancellationToken annulation = default)
    {
        await using var connexion = await connexions.OuvrirAsync(departement, annulation);
        await SupprimerPerimeesAsync(connexion, maintenant, annulation);
    }

    /// <summary>Deletes the lists kept for longer than they may be, imported or not.</summary>
    private static async Task SupprimerPerimeesAsync(NpgsqlConnection connexion, DateTimeOffset maintenant, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("delete from liste_recue where departement = departement_courant() and deposee_le < $1", connexion)
        {
            Parameters = { new() { Value = maintenant.AddDays(-ListeRecue.JoursGardes).ToUniversalTime() } },
        };
        await commande.ExecuteNonQueryAsync(annulation);
    }

    private static async Task CopierAsync(NpgsqlConnection connexion, long id, LecteurListe liste, CancellationToken annulation)
    {
        await connexion.ExecuterAsync("create temp table s_recue (rang int, cellules text[]) on commit drop", annulation);
        var lignes = new EcrivainCopy("s_recue", "rang, cellules");
        var combien = 0;
        foreach (var ligne in liste.Lire())
        {
            if (++combien > LignesMaximum)
            {
                throw new FluxRefuseException("liste.demesure", $"Cette liste de personnes a plus de {LignesMaximum} lignes : partagez-la en plusieurs fichiers. Rien n’a été modifié.");
            }

            lignes.Ligne();
            lignes.Entier(ligne.Rang);
            lignes.Textes(ligne.Cellules);
        }

        await lignes.EnvoyerAsync(connexion, annulation);
        await using var commande = new NpgsqlCommand("insert into liste_ligne (liste, rang, cellules) select $1, rang, cellules from s_recue", connexion)
        {
            Parameters = { new() { Value = id } },
            CommandTimeout = 0,
        };
        await commande.ExecuteNonQueryAsync(annulation);
    }

    private static async Task<bool> AvancerAsync(NpgsqlConnection connexion, ListeRecue liste, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            """
            update liste_recue set champs = $3, organisme = $4, public_accompagne = $5, etat = 'a_verifier', version = version + 1
            where id = $1 and version = $2 and etat <> 'importee'
            """,
            connexion)
        {
            Parameters =
            {
                new() { Value = liste.Id },
                new() { Value = liste.Version },
                new() { Value = liste.Champs!.Select(c => c.ToString()).ToArray() },
                new() { Value = (object?)liste.Organisme ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
                new() { Value = (object?)liste.Public?.ToString() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        return await commande.ExecuteNonQueryAsync(annulation) > 0;
    }

    private static async Task RetenirAsync(NpgsqlConnection connexion, AssociationListe dite, string signature, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            """
            insert into correspondance_liste (organisme, signature, champs) values ($1, $2, $3)
            on conflict on constraint correspondance_liste_unique do update set champs = excluded.champs
            """,
            connexion)
        {
            Parameters =
            {
                new() { Value = (object?)dite.Organisme ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
                new() { Value = signature },
                new() { Value = dite.Champs.Select(c => c.ToString()).ToArray() },
            },
        };
        await commande.ExecuteNonQueryAsync(annulation);
    }
}
