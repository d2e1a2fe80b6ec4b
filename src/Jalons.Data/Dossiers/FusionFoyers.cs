using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>Two dossiers to make one.</summary>
/// <param name="Garde">The dossier that stays.</param>
/// <param name="Absorbe">The one whose number leads to it.</param>
/// <param name="Version">What the agent was looking at (<see cref="LectureFusionFoyers.LireFoyersAReunirAsync"/>).</param>
/// <param name="Motif">Why, in the agent's words.</param>
public sealed record DemandeFusionFoyers(DossierId Garde, DossierId Absorbe, string Version, string? Motif);

/// <summary>
/// Makes one of two dossiers of the same household (docs/adr/0081): the present facts of one end, its members and their parcours go to the other, its number leads there. What is past stays
/// where it was told. Each row touched is written down, and <see cref="SeparationFoyers"/> gives it back. Runs in the caller's transaction.
/// </summary>
/// <param name="connexion">A connection of the département, in a transaction.</param>
/// <param name="agent">Who acts.</param>
/// <param name="quand">When.</param>
public sealed class FusionFoyers(NpgsqlConnection connexion, Agent agent, DateTimeOffset quand)
{
    private const string Ouvrir =
        """
        insert into fusion_foyers (garde, absorbe, faite_le, compte, auteur, motif) values (@garde, @absorbe, @quand, @compte, @auteur, @motif) returning id
        """;

    /// <summary>Somebody present in both stays in one; somebody present in the other only comes, and is not a second claimant.</summary>
    private const string Membres =
        """
        with finis as (
          update membre set jusqua = greatest(depuis, @jour) where dossier = @absorbe and jusqua is null returning id, jusqua)
        insert into fusion_foyers_ligne (fusion, table_touchee, ligne, genre, apres)
        select @fusion, 'membre', id, 'Modifiee', jsonb_build_object('jusqua', jusqua) from finis order by id;
        with venus as (
          insert into membre (departement, dossier, personne, role, a_charge, activite, depuis, flux)
          select m.departement, @garde, m.personne,
            case when m.role in ('DEM', 'CJT') and exists (select from membre g where g.dossier = @garde and g.jusqua is null and g.role = m.role) then 'AUT' else m.role end,
            m.a_charge, m.activite, greatest(m.depuis, @jour), m.flux
          from fusion_foyers_ligne l join membre m on m.id = l.ligne
          where l.fusion = @fusion and l.table_touchee = 'membre' and m.dossier = @absorbe
            and not exists (select from membre g where g.dossier = @garde and g.personne = m.personne and g.jusqua is null)
          order by m.id
          returning id)
        insert into fusion_foyers_ligne (fusion, table_touchee, ligne, genre) select @fusion, 'membre', id, 'Ajoutee' from venus order by id;
        """;

    private const string Statuts =
        """
        with finis as (
          update statut_droits_devoirs set jusqua = greatest(depuis, @jour) where dossier = @absorbe and jusqua is null returning id, jusqua)
        insert into fusion_foyers_ligne (fusion, table_touchee, ligne, genre, apres)
        select @fusion, 'statut_droits_devoirs', id, 'Modifiee', jsonb_build_object('jusqua', jusqua) from finis order by id;
        with venus as (
          insert into statut_droits_devoirs (departement, personne, dossier, soumis, depuis, flux)
          select t.departement, t.personne, @garde, t.soumis, greatest(t.depuis, @jour), t.flux
          from fusion_foyers_ligne l join statut_droits_devoirs t on t.id = l.ligne
          where l.fusion = @fusion and l.table_touchee = 'statut_droits_devoirs' and t.dossier = @absorbe
            and not exists (select from statut_droits_devoirs g where g.dossier = @garde and g.personne = t.personne and g.jusqua is null)
          order by t.id
          returning id)
        insert into fusion_foyers_ligne (fusion, table_touchee, ligne, genre) select @fusion, 'statut_droits_devoirs', id, 'Ajoutee' from venus order by id;
        """;

    private const string Suivis =
        """
        with suivis as (update parcours set dossier = @garde where dossier = @absorbe and sortie is null returning id)
        insert into fusion_foyers_ligne (fusion, table_touchee, ligne, genre) select @fusion, 'parcours', id, 'Modifiee' from suivis order by id;
        with joints as (
          update contact c set dossier = @garde
          where c.dossier = @absorbe and not exists (select from contact g where g.dossier = @garde and g.genre = c.genre and g.valeur = c.valeur) returning id)
        insert into fusion_foyers_ligne (fusion, table_touchee, ligne, genre) select @fusion, 'contact', id, 'Modifiee' from joints order by id;
        """;

    /// <summary>The next picture of the dossier that stays is compared in full when somebody came: it says whether they are in the household.</summary>
    private const string Numeros =
        """
        insert into fusion_foyers_ligne (fusion, table_touchee, ligne, genre, avant, apres)
        select @fusion, 'dossier', id, 'Modifiee', jsonb_build_object('reuni_a', reuni_a), jsonb_build_object('reuni_a', @garde)
        from dossier where id = @absorbe or (departement = departement_courant() and reuni_a = @absorbe) order by id;
        update dossier set reuni_a = @garde where id in (select ligne from fusion_foyers_ligne where fusion = @fusion and table_touchee = 'dossier');
        insert into fusion_foyers_ligne (fusion, table_touchee, ligne, genre, avant, apres)
        select @fusion, 'dossier', id, 'Modifiee', jsonb_build_object('empreinte', empreinte), jsonb_build_object('empreinte', gen_random_uuid())
        from dossier
        where id = @garde and exists (select from fusion_foyers_ligne where fusion = @fusion and table_touchee = 'membre' and genre = 'Ajoutee');
        update dossier d set empreinte = (l.apres->>'empreinte')::uuid from fusion_foyers_ligne l
        where l.fusion = @fusion and l.table_touchee = 'dossier' and l.apres ? 'empreinte' and d.id = l.ligne;
        insert into changement_pilotage (departement, depuis, photo) values (departement_courant(), @jour, true);
        insert into changement_repertoire (departement, personne) select distinct departement_courant(), personne from membre where dossier in (@garde, @absorbe);
        """;

    /// <summary>Makes one of them, or says what must be settled first.</summary>
    /// <returns>Number of the merge.</returns>
    public async Task<Result<long>> ReunirAsync(DemandeFusionFoyers demande, CancellationToken annulation = default)
    {
        if (!await connexion.PasserAvantLesImportsAsync(agent.Departement, annulation))
        {
            return VerrouDesImports.Occupe;
        }

        await connexion.FaireAsync(
            "select from dossier where id in (@garde, @absorbe) order by id for update", annulation, ("garde", demande.Garde.Valeur), ("absorbe", demande.Absorbe.Valeur));
        if (await connexion.LireFoyersAReunirAsync(demande.Garde, demande.Absorbe, annulation) is not { } foyers)
        {
            return new Refus("foyers.inconnu", "Un de ces deux dossiers n’existe plus.");
        }

        if (foyers.Refus is { } refus)
        {
            return refus;
        }

        if (foyers.Version != demande.Version)
        {
            return new Refus("foyers.modifie", "Un de ces deux dossiers vient de changer. Relisez-les, puis recommencez si votre choix convient toujours : rien n’a été fait.");
        }

        var fusion = await OuvrirAsync(demande, annulation);
        foreach (var ordre in new[] { Membres, Statuts, Suivis, Numeros })
        {
            await connexion.FaireAsync(
                ordre, annulation, ("fusion", fusion), ("garde", demande.Garde.Valeur), ("absorbe", demande.Absorbe.Valeur), ("jour", quand.JourAParis()));
        }

        return fusion;
    }

    private Task<long> OuvrirAsync(DemandeFusionFoyers demande, CancellationToken annulation) => connexion.ValeurAsync<long>(
        Ouvrir,
        annulation,
        ("garde", demande.Garde.Valeur), ("absorbe", demande.Absorbe.Valeur), ("quand", quand.ToUniversalTime()), ("compte", agent.Id.Valeur), ("auteur", agent.Nom),
        ("motif", string.IsNullOrWhiteSpace(demande.Motif) ? DBNull.Value : demande.Motif.Trim()));
}
