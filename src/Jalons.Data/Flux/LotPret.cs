using Jalons.Data.Socle;
using Jalons.Flux.Caf;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Flux;

/// <summary>A lot ready to be merged: nothing is left to do but send it.</summary>
internal interface ILotPret
{
    /// <summary>Sends the lot and merges it.</summary>
    Task FusionnerAsync(NpgsqlConnection connexion, CancellationToken annulation);
}

/// <summary>
/// Pictures ready to be merged into the base. The scripts that compare with what is known run only when the lot holds dossiers known, or people who
/// may be: in a first import there is nothing to compare with.
/// </summary>
/// <param name="enTete">Header of the flow.</param>
internal sealed class LotImages(EnTeteFlux enTete) : ILotPret
{
    private const string SqlVider = "truncate s_dossier, s_personne, s_inconnue, s_adresse;";
    private static readonly string SqlOuvrir = Ressources.Sql("ouvrir");
    private static readonly string SqlRejoindre = Ressources.Sql("rejoindre");
    private static readonly string SqlChanger = Ressources.Sql("changer");
    private static readonly string SqlInscrire = Ressources.Sql("inscrire");
    private static readonly string SqlReinscrire = Ressources.Sql("reinscrire");
    private static readonly string SqlConnus = Ressources.Sql("connus");

    /// <summary>The pictures.</summary>
    public LotImport Images { get; } = new(enTete);

    /// <inheritdoc/>
    public async Task FusionnerAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        if (!Images.EstVide)
        {
            var fusion = Fusion();
            await Images.CopierAsync(connexion, annulation);
            await connexion.ExecuterAsync(fusion, annulation);
        }
    }

    private string Fusion() => string.Concat(
        [
            Images.Reconnaitre,
            Images.Cherche ? SqlConnus : "",
            Images.Ouvre ? SqlOuvrir : "",
            Images.Ouvre && Images.Cherche ? SqlRejoindre : "",
            Images.Change ? SqlChanger : "",
            Images.Cree ? SqlInscrire : "",
            Images.Cherche ? SqlReinscrire : "",
            SqlVider,
        ]);
}

/// <summary>A lot of a beneficiary flow: present pictures, older ones, last sights, events.</summary>
/// <param name="enTete">Header of the flow.</param>
internal sealed class LotBeneficiaires(EnTeteFlux enTete) : ILotPret
{
    private static readonly string SqlCompleter = Ressources.Sql("completer");
    private static readonly string SqlEvenements = Ressources.Sql("evenements");

    private readonly LotImages _actuelles = new(enTete);
    private readonly LotImport _anterieures = new(enTete);
    private readonly EcrivainCopy _evenements = new("copy s_evenement (dossier, le, heure, fait) from stdin (format binary)", 4);
    private readonly List<long> _vus = [];

    /// <summary>Pictures that are now the last one of their dossier.</summary>
    public LotImport Actuelles => _actuelles.Images;

    /// <summary>Pictures older than the one known.</summary>
    public LotImport Anterieures => _anterieures;

    /// <summary>Adds a picture that changes nothing: it only dates the last sight of its dossier.</summary>
    public void Revoir(DossierConnu connu)
    {
        if (connu.VuLe < enTete.Creation)
        {
            _vus.Add(connu.Id);
        }
    }

    /// <summary>Adds the events of a picture.</summary>
    public void Noter(long dossier, IReadOnlyList<EvenementRecu> evenements)
    {
        foreach (var evenement in evenements)
        {
            _evenements.Ligne();
            _evenements.Long(dossier);
            _evenements.Date(evenement.Le);
            _evenements.Heure(evenement.Heure);
            _evenements.Texte(evenement.FaitGenerateur);
        }
    }

    /// <inheritdoc/>
    public async Task FusionnerAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await _actuelles.FusionnerAsync(connexion, annulation);
        if (!_anterieures.EstVide)
        {
            var sql = _anterieures.Reconnaitre + SqlCompleter;
            await _anterieures.CopierAsync(connexion, annulation);
            await connexion.ExecuterAsync(sql, annulation);
        }

        await DaterAsync(connexion, annulation);
        if (_evenements.Lignes > 0)
        {
            await _evenements.EnvoyerAsync(connexion, annulation);
            await connexion.ExecuterAsync(SqlEvenements, annulation);
        }
    }

    private async Task DaterAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        if (_vus.Count == 0)
        {
            return;
        }

        await using var commande = new NpgsqlCommand("update dossier set vu_le = $1 where id = any($2)", connexion)
        {
            CommandTimeout = 0,
            Parameters = { new() { Value = enTete.Creation, NpgsqlDbType = NpgsqlDbType.Timestamp }, new() { Value = _vus.ToArray() } },
        };
        await commande.ExecuteNonQueryAsync(annulation);
    }
}
