using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;
using Jalons.Flux.Listes;
using Npgsql;

namespace Jalons.Data.Flux.Listes;

/// <summary>Telephones and e-mails told by the CNAF (<c>references/cnaf/flux.md</c> §3.8).</summary>
/// <param name="titres">Titles of the list.</param>
/// <param name="aujourdhui">Today.</param>
internal sealed class ApportContacts(IReadOnlyList<string> titres, DateOnly aujourdhui) : IApport
{
    private readonly LectureContacts _lecture = new(titres, aujourdhui);
    private readonly EcrivainCopy _lignes = new("s_joint", "rang, nir, nir_faux, numero, matricule, role, brut");
    private readonly EcrivainCopy _valeurs = new("s_valeur", "rang, genre, valeur, le");

    /// <inheritdoc/>
    public string SqlPreparer =>
        """
        create temp table s_joint (
          rang int, nir text collate "C", nir_faux boolean, numero text collate "C", matricule text collate "C", role text, brut text) on commit drop;
        create temp table s_valeur (rang int, genre text, valeur text, le date) on commit drop;
        create temp table s_source on commit drop as select 'CNAF' as nom;
        """;

    /// <inheritdoc/>
    public string SqlAppliquer { get; } = Ressources.Sql("joindre") + Ressources.Sql("contacts");

    /// <inheritdoc/>
    public bool Cree => false;

    /// <inheritdoc/>
    public Avertissement? Ajouter(LigneListe ligne, string brut)
    {
        if (_lecture.Lire(ligne, out var defaut) is not { } lue)
        {
            return defaut;
        }

        _lignes.Ligne();
        _lignes.Entier(lue.Rang);
        _lignes.Texte(lue.Nir?.Treize);
        _lignes.Booleen(lue.EtatNir is not (EtatNir.Absent or EtatNir.Valide));
        _lignes.Texte(lue.NumeroDemande);
        _lignes.Texte(lue.Matricule);
        _lignes.Texte(lue.Role);
        _lignes.Texte(brut);
        foreach (var valeur in lue.Valeurs)
        {
            _valeurs.Ligne();
            _valeurs.Entier(lue.Rang);
            _valeurs.Texte(valeur.Genre == GenreContact.Telephone ? "telephone" : "courriel");
            _valeurs.Texte(valeur.Valeur);
            _valeurs.Date(valeur.Le);
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task EnvoyerAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await _lignes.EnvoyerAsync(connexion, annulation);
        await _valeurs.EnvoyerAsync(connexion, annulation);
    }
}
