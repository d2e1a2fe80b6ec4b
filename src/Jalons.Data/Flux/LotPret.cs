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
/// <param name="reception">The reception of the flow.</param>
internal sealed class LotImages(Reception reception) : ILotPret
{
    private const string SqlVider = "truncate s_dossier, s_personne, s_adresse, s_mesure;";
    private static readonly string SqlReconnaitre = Ressources.Sql("reconnaitre");
    private static readonly string SqlConnus = Ressources.Sql("connus");
    private static readonly string SqlRejoindre = Ressources.Sql("rejoindre");
    private static readonly string SqlRoles = Ressources.Sql("roles");
    private static readonly string SqlChanger = Ressources.Sql("changer");
    private static readonly string SqlReinscrire = Ressources.Sql("reinscrire");

    /// <summary>The pictures.</summary>
    public LotImport Images { get; } = new(reception);

    /// <inheritdoc/>
    public async Task FusionnerAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        var chargement = reception.Chargement is { EnCours: true } enCours ? enCours : null;
        await Images.Neuves.EnvoyerAsync(connexion, chargement is not null, annulation);
        if (Images.Cherche || Images.Change)
        {
            await (chargement is null ? ComparerAsync(connexion, [this], annulation) : chargement.RetenirAsync(connexion, this, annulation));
        }
    }

    /// <summary>Merges the dossiers known, and the people who may be, of lots of one import in which nobody may be met twice.</summary>
    public static async Task ComparerAsync(NpgsqlConnection connexion, IReadOnlyCollection<LotImages> lots, CancellationToken annulation)
    {
        var cherche = lots.Any(l => l.Images.Cherche);
        var change = lots.Any(l => l.Images.Change);
        var fusion = string.Concat(
            [
                .. cherche ? [SqlReconnaitre, SqlConnus, SqlRejoindre] : Array.Empty<string>(),
                change && lots.Any(l => l.EstRefondu) ? SqlRoles : "",
                change ? SqlChanger : "",
                cherche ? SqlReinscrire : "",
                SqlVider,
            ]);
        foreach (var lot in lots)
        {
            await lot.Images.CopierAsync(connexion, annulation);
        }

        await connexion.ExecuterAsync(fusion, annulation);
    }

    private bool EstRefondu => reception.EnTete.Format == FormatFlux.BeneficiairesRefondu;
}

/// <summary>A lot of a beneficiary flow: present pictures, older ones, last sights, events.</summary>
/// <param name="reception">The reception of the flow.</param>
internal sealed class LotBeneficiaires(Reception reception) : ILotPret
{
    private static readonly string SqlReconnaitre = Ressources.Sql("reconnaitre");
    private static readonly string SqlCompleter = Ressources.Sql("completer");
    private const string SqlDater = "update dossier set vu_le = $1, absences = 0, absent_depuis = null where id = any($2)";
    private const string SqlReapparitions =
        """
        with reparus as (
          insert into s_mouvement (dossier, nature, le)
          select d.id, 'reapparition', $1::date from dossier d where d.id = any($2) and d.absent_depuis is not null)
        
        """;

    private static readonly string SqlEvenements = Ressources.Sql("evenements");

    private readonly LotImages _actuelles = new(reception);
    private readonly LotImport _anterieures = new(reception);
    private readonly EcrivainCopy _evenements = new("s_evenement", "dossier, le, heure, fait");
    private readonly List<long> _vus = [];
    private bool _reparus;

    /// <summary>Pictures that are now the last one of their dossier.</summary>
    public LotImport Actuelles => _actuelles.Images;

    /// <summary>Pictures older than the one known.</summary>
    public LotImport Anterieures => _anterieures;

    /// <summary>Keeps pictures as they were received.</summary>
    public void Garder(List<Image> images) => images.ForEach(i => Actuelles.Neuves.AjouterImage(i.Id, i.Foyer));

    /// <summary>Adds a picture that changes nothing: it only dates the last sight of its dossier.</summary>
    public void Revoir(DossierConnu connu)
    {
        if (connu.VuLe < reception.EnTete.Creation)
        {
            _vus.Add(connu.Id);
            _reparus |= connu.EstAbsent;
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
        if (_anterieures.Change)
        {
            await _anterieures.CopierAsync(connexion, annulation);
            await connexion.ExecuterAsync(SqlReconnaitre + SqlCompleter, annulation);
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

        await using var commande = new NpgsqlCommand(_reparus ? SqlReapparitions + SqlDater : SqlDater, connexion)
        {
            CommandTimeout = 0,
            Parameters = { new() { Value = reception.EnTete.Creation, NpgsqlDbType = NpgsqlDbType.Timestamp }, new() { Value = _vus.ToArray() } },
        };
        await commande.ExecuteNonQueryAsync(annulation);
    }
}
