using Jalons.Data.Socle;
using Jalons.Flux.Caf;
using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>Applies flows of claims VRSC0201: a claim sent again is updated, never doubled (<c>references/cnaf/flux.md</c> §3.5).</summary>
/// <param name="enTete">Header of the flow.</param>
/// <param name="comptes">What is counted.</param>
internal sealed class ApplicationCreances(EnTeteFlux enTete, ComptesImport comptes) : ApplicationFlux(enTete, comptes)
{
    /// <inheritdoc/>
    public override bool EnUnePasse => true;

    /// <inheritdoc/>
    public override bool PeintDesDossiers => false;

    /// <inheritdoc/>
    public override Task<Func<ILotPret>> NumeroterAsync(
        NpgsqlConnection connexion, List<Enregistrement> lot, Dictionary<string, DossierConnu> connus, CancellationToken annulation) =>
        Task.FromResult<Func<ILotPret>>(() => new LotCreances(Comptes, lot));
}

/// <summary>A lot of claims, ready to be merged.</summary>
internal sealed class LotCreances : ILotPret
{
    private static readonly string Sql = Ressources.Sql("creances");

    private readonly ComptesImport _comptes;
    private readonly EcrivainCopy _creances = new(
        "s_creance",
        "bloc, numero_demande, implantee_le, nature, rang, mois, motif, origine, responsabilite, du, au, dernier_credit, initial, solde, debiteur, adresse");

    /// <summary>Prepares the rows.</summary>
    public LotCreances(ComptesImport comptes, List<Enregistrement> lot)
    {
        _comptes = comptes;
        foreach (var foyer in lot.Select(e => e.Foyer!))
        {
            foreach (var creance in foyer.Creances)
            {
                Ajouter(foyer, creance);
            }
        }
    }

    /// <inheritdoc/>
    public async Task FusionnerAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await _creances.EnvoyerAsync(connexion, annulation);
        await _comptes.CompterAsync(connexion, Sql, annulation);
    }

    private void Ajouter(FoyerRecu foyer, CreanceRecue creance)
    {
        _creances.Ligne();
        _creances.Entier(foyer.Rang);
        _creances.Texte(foyer.NumeroDemande);
        _creances.Date(creance.ImplanteeLe);
        _creances.Texte(creance.Nature);
        _creances.Texte(creance.Rang);
        _creances.Date(creance.Mois);
        _creances.Texte(creance.Motif);
        _creances.Texte(creance.Origine);
        _creances.Texte(creance.Responsabilite);
        _creances.Date(creance.Du);
        _creances.Date(creance.Au);
        _creances.Date(creance.DernierCredit);
        _creances.Decimal(creance.Initial);
        _creances.Decimal(creance.Solde);
        _creances.Texte(foyer.Allocataire());
        _creances.Texte(foyer.Adresse?.EnUneLigne());
    }
}
