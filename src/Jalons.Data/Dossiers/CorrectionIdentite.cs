using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>Who somebody is, as an agent reads or writes it.</summary>
/// <param name="Nom">Name in use.</param>
/// <param name="NomNaissance">Birth name.</param>
/// <param name="Prenom">First name.</param>
/// <param name="Naissance">Birth date.</param>
/// <param name="Nir">Social security number, thirteen characters; null when unknown.</param>
public sealed record IdentiteCorrigee(string Nom, string NomNaissance, string Prenom, DateOnly Naissance, string? Nir);

/// <summary>
/// Corrects who somebody is, by hand. The former identity stays known to the importer, which finds the person under either, writes over neither, and keeps beside it what a flow says
/// otherwise (docs/adr/0060). Runs in the caller's transaction.
/// </summary>
/// <param name="connexion">A connection of the département, in a transaction.</param>
/// <param name="agent">Who corrects.</param>
/// <param name="quand">When.</param>
public sealed class CorrectionIdentite(NpgsqlConnection connexion, Agent agent, DateTimeOffset quand)
{
    private const string Corriger =
        """
        insert into identite_connue (departement, personne, numero, prenom, nom, nom_naissance, cle_nom, cle_nom_naissance, cle_prenom, date_naissance, rang_naissance, sexe, nir)
        select p.departement, p.id, p.id, p.prenom, p.nom, p.nom_naissance, p.cle_nom, p.cle_nom_naissance, p.cle_prenom, p.date_naissance, p.rang_naissance, p.sexe, p.nir
        from personne p
        where p.id = @id and not exists (
          select from identite_connue k
          where k.personne = p.id and (k.cle_nom, k.cle_nom_naissance, k.cle_prenom, k.date_naissance) = (p.cle_nom, p.cle_nom_naissance, p.cle_prenom, p.date_naissance)
            and k.nir is not distinct from p.nir);
        update personne
        set nom = @nom, cle_nom = @cle_nom, nom_naissance = @nom_naissance, cle_nom_naissance = @cle_nom_naissance, prenom = @prenom, cle_prenom = @cle_prenom,
            precision_naissance = case when date_naissance = @naissance then precision_naissance else 'N' end, date_naissance = @naissance, nir = @nir, verifiee_le = @quand
        where id = @id;
        """;

    /// <summary>Corrects, or says why not.</summary>
    /// <param name="id">The person.</param>
    /// <param name="lue">What the agent was looking at.</param>
    /// <param name="corrigee">What it becomes.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Result> CorrigerAsync(PersonneId id, IdentiteCorrigee lue, IdentiteCorrigee corrigee, CancellationToken annulation = default)
    {
        if (Cles.Nom(corrigee.Nom).Length == 0 || Cles.Nom(corrigee.Prenom).Length == 0)
        {
            return new Refus("identite.vide", "Il manque le nom ou le prénom de la personne.");
        }

        if (!await connexion.PasserAvantLesImportsAsync(agent.Departement, annulation))
        {
            return VerrouDesImports.Occupe;
        }

        if (await LireAsync(id, annulation) is not { } presente || presente != lue)
        {
            return new Refus("identite.modifiee", "Cette identité vient d’être modifiée. Votre saisie est gardée : comparez, puis enregistrez de nouveau si elle convient toujours.");
        }

        if (presente == corrigee)
        {
            return new Refus("identite.inchangee", "Rien n’est différent de l’identité enregistrée.");
        }

        if (await AutreAsync(id, corrigee, annulation) is { } autre)
        {
            return new Refus("identite.deja_connue", $"La fiche {autre} porte déjà ce numéro de sécurité sociale et cette date de naissance : c’est peut-être la même personne. Réunissez plutôt les deux fiches.");
        }

        await EcrireAsync(id, corrigee, annulation);
        return Result.Fait;
    }

    private async Task<IdentiteCorrigee?> LireAsync(PersonneId id, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("select nom, nom_naissance, prenom, date_naissance, nir from personne where id = $1 for update", connexion)
        {
            Parameters = { new() { Value = id.Valeur } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        return await lecteur.ReadAsync(annulation)
            ? new(lecteur.GetString(0), lecteur.GetString(1), lecteur.GetString(2), lecteur.GetFieldValue<DateOnly>(3), lecteur.Texte(4))
            : null;
    }

    private async Task<long?> AutreAsync(PersonneId id, IdentiteCorrigee corrigee, CancellationToken annulation) => corrigee.Nir is null ? null : await connexion.ValeurAsync<long?>(
        "select min(id) from personne where nir = @nir and date_naissance = @naissance and id <> @id",
        annulation, ("nir", corrigee.Nir), ("naissance", corrigee.Naissance), ("id", id.Valeur));

    private async Task EcrireAsync(PersonneId id, IdentiteCorrigee corrigee, CancellationToken annulation)
    {
        await connexion.FaireAsync(
            Corriger,
            annulation,
            ("id", id.Valeur), ("nom", corrigee.Nom), ("cle_nom", Cles.Nom(corrigee.Nom)), ("nom_naissance", corrigee.NomNaissance),
            ("cle_nom_naissance", Cles.Nom(corrigee.NomNaissance)), ("prenom", corrigee.Prenom), ("cle_prenom", Cles.Nom(corrigee.Prenom)), ("naissance", corrigee.Naissance),
            ("nir", (object?)corrigee.Nir ?? DBNull.Value), ("quand", quand.ToUniversalTime()));
        await connexion.DaterPilotageAsync(id, annulation);
    }
}
