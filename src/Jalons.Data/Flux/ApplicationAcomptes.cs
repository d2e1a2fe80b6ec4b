using Jalons.Data.Socle;
using Jalons.Flux.Caf;
using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>
/// Applies financial flows VRSF0501: movements are kept by number of claim, and their signed sums are held against the totals that the payer announces
/// (<c>references/cnaf/flux.md</c> §3.6). A difference is told; the file is taken.
/// </summary>
/// <param name="enTete">Header of the flow.</param>
/// <param name="comptes">What is counted.</param>
internal sealed class ApplicationAcomptes(EnTeteFlux enTete, ComptesImport comptes) : ApplicationFlux(enTete, comptes)
{
    private readonly SommesAcompte _sommes = new();

    /// <inheritdoc/>
    public override bool EnUnePasse => true;

    /// <inheritdoc/>
    public override bool PeintDesDossiers => false;

    /// <inheritdoc/>
    public override Task<Func<ILotPret>> NumeroterAsync(
        NpgsqlConnection connexion, List<Enregistrement> lot, Dictionary<string, DossierConnu> connus, CancellationToken annulation) =>
        Task.FromResult<Func<ILotPret>>(() =>
        {
            lot.ForEach(e => _sommes.Ajouter(e.Foyer!.MouvementsAcompte));
            return new LotAcomptes(Comptes, lot);
        });

    /// <inheritdoc/>
    public override async Task ConclureAsync(NpgsqlConnection connexion, SourceFlux source, AvertissementsImport avertissements, CancellationToken annulation)
    {
        var lignes = _sommes.Comparer(source.Totaux);
        foreach (var ecart in lignes.Where(l => l.Ecart != 0))
        {
            avertissements.Ajouter($"acompte.{ecart.Rubrique}.{ecart.Groupe}", ecart.EnClair());
        }

        if (source.Totaux.Count == 0)
        {
            avertissements.Ajouter("acompte.sans_total", "La caisse n’annonce aucun total (TotalisationAcompte) : les mouvements n’ont pas pu être contrôlés.");
        }

        await EcrireAsync(connexion, lignes, annulation);
    }

    private async Task EcrireAsync(NpgsqlConnection connexion, IReadOnlyList<LigneAcompte> lignes, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            "insert into acompte_total (departement, flux, rubrique, groupe, calcule, annonce) select $1, $2, * from unnest($3::text[], $4::text[], $5::numeric[], $6::numeric[])",
            connexion)
        {
            Parameters =
            {
                new() { Value = Reception.Departement },
                new() { Value = Reception.Flux },
                new() { Value = lignes.Select(l => l.Rubrique.ToString()).ToArray() },
                new() { Value = lignes.Select(l => l.Groupe).ToArray() },
                new() { Value = lignes.Select(l => l.Calcule).ToArray() },
                new() { Value = lignes.Select(l => l.Annonce).ToArray() },
            },
        };
        await commande.ExecuteNonQueryAsync(annulation);
    }
}

/// <summary>A lot of movements, ready to be merged.</summary>
internal sealed class LotAcomptes : ILotPret
{
    private static readonly string Sql = Ressources.Sql("acomptes");

    private readonly ComptesImport _comptes;
    private readonly EcrivainCopy _mouvements = new(
        "s_mouvement_acompte", "bloc, numero_demande, mois, famille, numero, nature, rang, operation, montant, mois_concerne, traite_le");

    /// <summary>Prepares the rows.</summary>
    public LotAcomptes(ComptesImport comptes, List<Enregistrement> lot)
    {
        _comptes = comptes;
        foreach (var foyer in lot.Select(e => e.Foyer!))
        {
            foreach (var mouvement in foyer.MouvementsAcompte)
            {
                Ajouter(foyer, mouvement);
            }
        }
    }

    /// <inheritdoc/>
    public async Task FusionnerAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await _mouvements.EnvoyerAsync(connexion, annulation);
        await _comptes.CompterAsync(connexion, Sql, annulation);
    }

    private void Ajouter(FoyerRecu foyer, MouvementAcompteRecu mouvement)
    {
        _mouvements.Ligne();
        _mouvements.Entier(foyer.Rang);
        _mouvements.Texte(foyer.NumeroDemande);
        _mouvements.Date(mouvement.Mois);
        _mouvements.Texte(mouvement.Famille.ToString());
        _mouvements.Texte(mouvement.Numero);
        _mouvements.Texte(mouvement.Nature);
        _mouvements.Texte(mouvement.Rang);
        _mouvements.Texte(mouvement.Operation);
        _mouvements.Decimal(mouvement.Montant);
        _mouvements.Date(mouvement.MoisConcerne);
        _mouvements.Date(mouvement.TraiteLe);
    }
}
