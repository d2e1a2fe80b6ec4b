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
    private readonly EcrivainCopy _lignes = new("s_joint", "rang, nir, nir_faux, numero, matricule, role, debut, brut");
    private readonly EcrivainCopy _valeurs = new("s_valeur", "rang, genre, valeur, le");
    private int _illisibles;
    private LigneContact? _premiere;

    /// <inheritdoc/>
    public string SqlPreparer =>
        """
        create temp table s_joint (
          rang int, nir text collate "C", nir_faux boolean, numero text collate "C", matricule text collate "C", role text, debut date,
          brut text) on commit drop;
        create temp table s_valeur (rang int, genre text, valeur text, le date) on commit drop;
        create temp table s_source on commit drop as select 'CNAF' as nom;
        """;

    /// <inheritdoc/>
    public string SqlAppliquer { get; } = Ressources.Sql("joindre") + Ressources.Sql("contacts") + Ressources.Sql("debuts");

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
        _lignes.Date(lue.DebutDroitsDevoirs);
        _lignes.Texte(brut);
        foreach (var valeur in lue.Valeurs)
        {
            _valeurs.Ligne();
            _valeurs.Entier(lue.Rang);
            _valeurs.Texte(valeur.Genre == GenreContact.Telephone ? "telephone" : "courriel");
            _valeurs.Texte(valeur.Valeur);
            _valeurs.Date(valeur.Le);
        }

        if (lue.ColonneIllisible is not null)
        {
            _illisibles++;
            _premiere ??= lue;
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task EnvoyerAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await _lignes.EnvoyerAsync(connexion, annulation);
        await _valeurs.EnvoyerAsync(connexion, annulation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> AvertirAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("select count(*)::int, min(rang) from s_debut where dossier is null", connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        List<string> avertissements = [];
        if (_premiere is { } premiere)
        {
            avertissements.Add(
                $"{(_illisibles == 1 ? "Une ligne a une cellule illisible, qui n’a pas été prise" : $"{_illisibles} lignes ont des cellules illisibles, qui n’ont pas été prises")} "
                + $"(la première est la ligne {premiere.Rang}, colonne « {premiere.ColonneIllisible} »). Le reste {(_illisibles == 1 ? "de la ligne" : "de ces lignes")} a été pris.");
        }

        if (lecteur.GetInt32(0) is > 0 and var combien)
        {
            avertissements.Add(
                $"{(combien == 1 ? "Une date de début des droits et devoirs n’a pas été prise" : $"{combien} dates de début des droits et devoirs n’ont pas été prises")} "
                + $"(la première à la ligne {lecteur.GetInt32(1)}) : la personne est connue, mais dans aucun foyer de ce numéro de demande.");
        }

        return avertissements;
    }
}
