using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;
using Jalons.Flux.Listes;
using Npgsql;

namespace Jalons.Data.Flux.Listes;

/// <summary>Events of job seekers told by France Travail (<c>references/cnaf/flux.md</c> §3.7).</summary>
/// <param name="nature">Which list it is.</param>
/// <param name="aujourdhui">Today.</param>
internal sealed class ApportInscriptions(NatureListe nature, DateOnly aujourdhui) : IApport
{
    private readonly EcrivainCopy _lignes = new(
        "s_inscription", "rang, etat, nir, identifiant, cle_nom, cle_prenom, date_naissance, le, code, motif, agence, brut");

    private readonly string _etat = nature switch
    {
        NatureListe.Cessations => "cessation",
        NatureListe.Radiations => "radiation",
        _ => "inscription",
    };

    /// <inheritdoc/>
    public string SqlPreparer =>
        """
        create temp table s_inscription (
          rang int, etat text, nir text, identifiant text, cle_nom text, cle_prenom text, date_naissance date, le date, code text, motif text, agence text,
          brut text) on commit drop;
        """;

    /// <inheritdoc/>
    public string SqlAppliquer { get; } = Ressources.Sql("inscrire");

    /// <inheritdoc/>
    public bool Cree => true;

    /// <inheritdoc/>
    public Avertissement? Ajouter(LigneListe ligne, string brut)
    {
        if (LigneFranceTravail.Lire(ligne, nature, aujourdhui, out var defaut) is not { } lue)
        {
            return defaut;
        }

        _lignes.Ligne();
        _lignes.Entier(lue.Rang);
        _lignes.Texte(_etat);
        _lignes.Texte(lue.Nir?.Treize);
        _lignes.Texte(lue.Identifiant);
        _lignes.Texte(Cles.Nom(lue.Nom));
        _lignes.Texte(Cles.Nom(lue.Prenom));
        _lignes.Date(lue.DateNaissance);
        _lignes.Date(lue.Le);
        _lignes.Texte(lue.Code);
        _lignes.Texte(lue.Motif);
        _lignes.Texte(lue.Agence);
        _lignes.Texte(brut);
        return null;
    }

    /// <inheritdoc/>
    public Task EnvoyerAsync(NpgsqlConnection connexion, CancellationToken annulation) => _lignes.EnvoyerAsync(connexion, annulation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> AvertirAsync(NpgsqlConnection connexion, CancellationToken annulation) => Task.FromResult<IReadOnlyList<string>>([]);
}
