using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>What separating two dossiers did.</summary>
/// <param name="Garde">The dossier that had stayed.</param>
/// <param name="Absorbe">The one that is a dossier of its own again.</param>
/// <param name="FluxVenus">True when a flow came meanwhile: the next ones put right what it changed.</param>
public sealed record FoyersSepares(DossierId Garde, DossierId Absorbe, bool FluxVenus);

/// <summary>
/// Makes two dossiers again of two that were made one: each row touched is given back, unless a flow has changed it since. Runs in the caller's transaction.
/// </summary>
/// <param name="connexion">A connection of the département, in a transaction.</param>
/// <param name="agent">Who acts.</param>
/// <param name="quand">When.</param>
public sealed class SeparationFoyers(NpgsqlConnection connexion, Agent agent, DateTimeOffset quand)
{
    private const string Rendre =
        """
        delete from membre m using fusion_foyers_ligne l
        where l.fusion = @fusion and l.table_touchee = 'membre' and l.genre = 'Ajoutee' and m.id = l.ligne and m.dossier = @garde and m.jusqua is null;
        delete from statut_droits_devoirs t using fusion_foyers_ligne l
        where l.fusion = @fusion and l.table_touchee = 'statut_droits_devoirs' and l.genre = 'Ajoutee' and t.id = l.ligne and t.dossier = @garde and t.jusqua is null;
        update membre m set jusqua = null from fusion_foyers_ligne l
        where l.fusion = @fusion and l.table_touchee = 'membre' and l.genre = 'Modifiee' and m.id = l.ligne and m.jusqua = (l.apres->>'jusqua')::date
          and not exists (select from membre o where o.dossier = m.dossier and o.personne = m.personne and o.jusqua is null);
        update statut_droits_devoirs t set jusqua = null from fusion_foyers_ligne l
        where l.fusion = @fusion and l.table_touchee = 'statut_droits_devoirs' and l.genre = 'Modifiee' and t.id = l.ligne and t.jusqua = (l.apres->>'jusqua')::date
          and not exists (select from statut_droits_devoirs o where o.dossier = t.dossier and o.personne = t.personne and o.jusqua is null);
        update parcours p set dossier = @absorbe from fusion_foyers_ligne l
        where l.fusion = @fusion and l.table_touchee = 'parcours' and p.id = l.ligne and p.dossier = @garde and p.sortie is null;
        update contact c set dossier = @absorbe from fusion_foyers_ligne l
        where l.fusion = @fusion and l.table_touchee = 'contact' and c.id = l.ligne and c.dossier = @garde;
        update dossier d set reuni_a = (l.avant->>'reuni_a')::bigint from fusion_foyers_ligne l
        where l.fusion = @fusion and l.table_touchee = 'dossier' and l.apres ? 'reuni_a' and d.id = l.ligne;
        update dossier d set empreinte = (l.avant->>'empreinte')::uuid from fusion_foyers_ligne l
        where l.fusion = @fusion and l.table_touchee = 'dossier' and l.apres ? 'empreinte' and d.id = l.ligne and d.empreinte = (l.apres->>'empreinte')::uuid;
        insert into changement_pilotage (departement, depuis, photo) select departement_courant(), least(@jour, faite_le::date), true from fusion_foyers where id = @fusion;
        insert into changement_repertoire (departement, personne) select distinct departement_courant(), personne from membre where dossier in (@garde, @absorbe);
        """;

    private const string Clore =
        "update fusion_foyers set defaite_le = @quand, defaite_par = @compte, defaite_auteur = @auteur, defaite_motif = @motif where id = @fusion";

    /// <summary>The next pictures of both are compared in full with what the base knows.</summary>
    private const string Revoir =
        """
        update dossier set empreinte = gen_random_uuid()
        where id in (@garde, @absorbe) and exists (select from flux f join fusion_foyers r on r.id = @fusion where f.departement = r.departement and f.recu_le > r.faite_le)
        """;

    /// <summary>Separates, or says what must be done first.</summary>
    public async Task<Result<FoyersSepares>> SeparerAsync(long fusion, string? motif, CancellationToken annulation = default)
    {
        if (!await connexion.PasserAvantLesImportsAsync(agent.Departement, annulation))
        {
            return VerrouDesImports.Occupe;
        }

        if (await LireAsync(fusion, annulation) is not { } faite)
        {
            return new Refus("foyers.deja_separes", "Ces deux dossiers sont déjà séparés.");
        }

        const string apres = "select count(*) from fusion_foyers where defaite_le is null and id > @fusion and (garde = @garde or absorbe = @garde)";
        if (await connexion.ValeurAsync<long>(apres, annulation, ("fusion", fusion), ("garde", faite.Garde.Valeur)) > 0)
        {
            return new Refus("foyers.reunion_plus_recente", "Ce dossier a été réuni avec un autre depuis. Séparez d’abord la réunion la plus récente.");
        }

        (string, object)[] deux = [("fusion", fusion), ("garde", faite.Garde.Valeur), ("absorbe", faite.Absorbe.Valeur)];
        await connexion.FaireAsync(Rendre, annulation, [.. deux, ("jour", quand.JourAParis())]);
        var revus = await connexion.FaireAsync(Revoir, annulation, deux);
        await connexion.FaireAsync(
            Clore, annulation, ("fusion", fusion), ("quand", quand.ToUniversalTime()), ("compte", agent.Id.Valeur), ("auteur", agent.Nom),
            ("motif", string.IsNullOrWhiteSpace(motif) ? DBNull.Value : motif.Trim()));
        return new FoyersSepares(faite.Garde, faite.Absorbe, revus > 0);
    }

    private async Task<(DossierId Garde, DossierId Absorbe)?> LireAsync(long fusion, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("select garde, absorbe from fusion_foyers where id = $1 and defaite_le is null for update", connexion)
        {
            Parameters = { new() { Value = fusion } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        return await lecteur.ReadAsync(annulation) ? (new(lecteur.GetInt64(0)), new(lecteur.GetInt64(1))) : null;
    }
}
