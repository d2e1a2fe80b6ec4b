using System.Globalization;
using System.Text.Json;
using Jalons.Data.Dossiers;
using Jalons.Data.Referentiel;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Flux;

/// <summary>One import inside its transaction: what was counted, what was rejected, what is being merged.</summary>
/// <param name="demande">What was asked.</param>
/// <param name="enTete">Header of the flow.</param>
/// <param name="destinataire">The département the flow is for.</param>
/// <param name="comptes">What is counted.</param>
/// <param name="application">How a lot of this kind of flow is applied.</param>
internal sealed class ImportEnCours(DemandeImport demande, EnTeteFlux enTete, Destinataire destinataire, ComptesImport comptes, ApplicationFlux application)
{
    // One line tells the directory of everything that the flow changes (docs/adr/0070).
    private static readonly string SqlPreparer = "set local jalons.import = 'flux';\n" + Ressources.Sql("preparer") + LignesNeuves.SqlPreparer;
    private static readonly string SqlConclure = Ressources.Sql("conclure");

    private readonly RejetsImport _rejets = new();
    private readonly AvertissementsImport _avertissements = new();
    private readonly HashSet<string> _organismes = new(StringComparer.Ordinal);
    private (string, string) _dernierOrganisme;
    private long _flux;
    private Regles _regles = null!;
    private bool _sansDossier;
    private DossiersReunis _reunis = DossiersReunis.Aucun;
    private ILotPret? _pret;

    /// <summary>Prepares an import of a kind of flow; nothing is touched yet.</summary>
    public static ImportEnCours Preparer(DemandeImport demande, EnTeteFlux enTete, Destinataire destinataire)
    {
        var comptes = new ComptesImport();
        ApplicationFlux application = enTete.Format switch
        {
            FormatFlux.Instruction or FormatFlux.RecueilDsp => new ApplicationInstructions(enTete, comptes),
            FormatFlux.Creances => new ApplicationCreances(enTete, comptes),
            FormatFlux.Financier => new ApplicationAcomptes(enTete, comptes),
            _ => new ApplicationBeneficiaires(enTete, comptes),
        };
        return new(demande, enTete, destinataire, comptes, application);
    }

    /// <summary>Records read so far.</summary>
    public int Foyers => comptes.Foyers;

    /// <summary>Records rejected so far.</summary>
    public int Rejetes => _rejets.Combien;

    /// <summary>The département the flow is for.</summary>
    public Destinataire Destinataire => destinataire;

    /// <summary>Takes the lock, recognises a file already imported, prepares the staging tables.</summary>
    /// <returns>The report of a file already imported, which there is no need to read again; else null.</returns>
    public async Task<RapportImport?> CommencerAsync(NpgsqlConnection connexion, NpgsqlTransaction transaction, CancellationToken annulation)
    {
        // One import at a time; the lock falls with the transaction, even when the process is killed.
        if (!await connexion.PasserAvantLesImportsAsync(destinataire.Code, annulation))
        {
            throw new FluxRefuseException("flux.en_cours", "Un autre import est en cours pour ce département. Attendez qu’il se termine, puis recommencez : rien n’a été modifié.");
        }

        (_flux, var dejaImporte) = await RegistreFlux.ReconnaitreAsync(connexion, demande, enTete, destinataire.Code, annulation);
        if (dejaImporte)
        {
            return await RegistreFlux.RelireAsync(connexion, _flux, annulation);
        }

        var recuLe = demande.RecuLe.JourAParis();
        _regles = await connexion.LireReglesAsync(destinataire.Code, annulation);
        var echeance = _regles.EcheanceOrientation(recuLe);
        await connexion.ExecuterAsync(SqlPreparer, annulation);
        (_sansDossier, var sansPersonne) = await RegistreFlux.EstVideAsync(connexion, annulation);
        _reunis = application.Reunis = _sansDossier || !application.PeintDesDossiers ? DossiersReunis.Aucun : await DossiersReunis.LireAsync(connexion, annulation);
        application.Rencontres = sansPersonne ? new Rencontres() : null;
        var chargement = _sansDossier && sansPersonne && EstMensuel ? await PremierChargement.CommencerAsync(connexion, transaction, annulation) : null;
        application.Reception = new(enTete, destinataire.Code, _flux, recuLe, echeance, chargement);
        await using var commande = new NpgsqlCommand("insert into s_flux values ($1, $2, $3, $4, $5, $6, $7, $8)", connexion)
        {
            Parameters =
            {
                new() { Value = destinataire.Code },
                new() { Value = _flux },
                new() { Value = enTete.Creation },
                new() { Value = recuLe },
                new() { Value = (object?)echeance ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date },
                new() { Value = enTete.EstInstruction() },
                new() { Value = (object?)enTete.Reference ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date },
                new() { Value = _sansDossier },
            },
        };
        await commande.ExecuteNonQueryAsync(annulation);
        await connexion.ExecuterAsync("analyze s_flux", annulation);
        return null;
    }

    /// <summary>Takes one lot of records: it is made ready while the server merges the one before.</summary>
    public async Task AppliquerAsync(NpgsqlConnection connexion, List<Enregistrement> lot, CancellationToken annulation)
    {
        var attente = Retenir(lot);
        while (attente.Count > 0)
        {
            // The same dossier twice in a daily flow: the second picture is applied after the first (T14).
            var passe = application.EnUnePasse && !_reunis.Concernent(attente) ? attente : attente.DistinctBy(e => e.Foyer!.NumeroDemande, StringComparer.Ordinal).ToList();
            attente = passe.Count == attente.Count ? [] : attente.Except(passe).ToList();
            await AppliquerPasseAsync(connexion, passe, annulation);
        }

        await _rejets.PreparerAsync(connexion, annulation);
    }

    /// <summary>Merges the lot that waits, if there is one.</summary>
    public Task FusionnerAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        var pret = _pret;
        _pret = null;
        return pret is null ? Task.CompletedTask : pret.FusionnerAsync(connexion, annulation);
    }

    /// <summary>Closes the parcours that ended, records the flow and its act.</summary>
    public async Task<RapportImport> ConclureAsync(NpgsqlConnection connexion, SourceFlux source, FichierLu fichier, CancellationToken annulation)
    {
        if (application.Reception.Chargement is { } chargement)
        {
            await chargement.CloreAsync(connexion, annulation);
        }

        var fin = source.Fin;
        var complet = fin.SAccordeAvec(Foyers);
        if (EstMensuel && complet && demande.Rejeu is null && !_sansDossier
            && await AbsencesImport.NoterAsync(connexion, _organismes, _rejets.NumerosLus, _regles, application.Reception.RecuLe, annulation) is { } absences)
        {
            _avertissements.Ajouter("flux.absences", absences);
        }

        if (_reunis.Combien > 0)
        {
            _avertissements.Ajouter("dossier.reuni", $"{_reunis.Combien} enregistrements sont venus sous un numéro réuni à un autre dossier : ils y sont gardés.");
        }

        await connexion.ExecuterAsync(SqlConclure, annulation);
        await application.ConclureAsync(connexion, source, _avertissements, annulation);
        await RechercheDoublons.ChercherAsync(connexion, _flux, demande.RecuLe, annulation);
        await _avertissements.AjouterDoublonsAsync(connexion, _flux, annulation);
        if (!complet)
        {
            _avertissements.Ajouter("flux.compte", $"La fin du flux annonce {fin.Transmis} dossiers, {Foyers} ont été lus : l’import est marqué incomplet, demandez à la caisse de vérifier son envoi.");
        }

        _avertissements.AjouterInconnus(source);
        var rapport = Rapport(fin);
        var recu = new FichierRecu(fichier.Length, await fichier.EmpreinteAsync(annulation), source.Noms, [.. _organismes]);
        await RegistreFlux.NoterAsync(connexion, demande, enTete, rapport, complet, recu, annulation);
        await _rejets.GarderAsync(connexion, demande.Chemin, annulation);
        await CodesInconnus.NoterAsync(connexion, _flux, source, annulation);
        return rapport;
    }

    private List<Enregistrement> Retenir(List<Enregistrement> lot)
    {
        var retenus = new List<Enregistrement>(lot.Count);
        foreach (var enregistrement in lot)
        {
            comptes.Foyers++;
            if (enregistrement.Rejet is { } rejet)
            {
                _rejets.Ajouter(rejet);
            }
            else
            {
                _avertissements.Ajouter(enregistrement.Foyer!);
                Noter(enregistrement.Foyer!);
                retenus.Add(_reunis.Conduire(enregistrement));
            }
        }

        return retenus;
    }

    private void Noter(FoyerRecu foyer)
    {
        if ((foyer.Organisme, foyer.NumeroOrganisme) != _dernierOrganisme)
        {
            _dernierOrganisme = (foyer.Organisme, foyer.NumeroOrganisme);
            _organismes.Add($"{foyer.Organisme} {foyer.NumeroOrganisme}");
        }
    }

    /// <summary>A monthly flow pictures each dossier once; the others may do it again.</summary>
    private bool EstMensuel => enTete is { Nature: 'D', Type: 'M' };

    private async Task AppliquerPasseAsync(NpgsqlConnection connexion, List<Enregistrement> passe, CancellationToken annulation)
    {
        if (!application.EnUnePasse || _reunis.Concernent(passe))
        {
            await FusionnerAsync(connexion, annulation);
        }

        var connus = await ChercherAsync(connexion, passe, annulation);
        comptes.Personnes += passe.Sum(e => e.Foyer!.Personnes.Count);
        var preparer = await application.NumeroterAsync(connexion, passe, connus, annulation);
        var precedent = FusionnerAsync(connexion, annulation);
        try
        {
            _pret = preparer();
        }
        finally
        {
            await precedent;
        }
    }

    private async Task<Dictionary<string, DossierConnu>> ChercherAsync(NpgsqlConnection connexion, List<Enregistrement> lot, CancellationToken annulation)
    {
        if (_sansDossier && EstMensuel)
        {
            return [];
        }

        var connus = await DossiersConnus.ChercherAsync(connexion, destinataire.Code, lot.Select(e => e.Foyer!.NumeroDemande), annulation);
        await RejeterAutresFoyersAsync(connexion, lot, connus, annulation);
        return connus;
    }

    /// <summary>A known number whose account is not the same for sure, with nobody in common, is another household: rejected, never merged.</summary>
    private async Task RejeterAutresFoyersAsync(NpgsqlConnection connexion, List<Enregistrement> lot, Dictionary<string, DossierConnu> connus, CancellationToken annulation)
    {
        var suspects = lot.Select(e => e.Foyer!).Where(f => connus.TryGetValue(f.NumeroDemande, out var c) && (c.Matricule is null || c.Matricule != f.Matricule)).ToList();
        if (suspects.Count == 0)
        {
            return;
        }

        await FusionnerAsync(connexion, annulation);
        var communs = await DossiersConnus.AyantQuelquUnEnCommunAsync(
            connexion, [.. suspects.SelectMany(f => f.Personnes.Select(p => (connus[f.NumeroDemande].Id, p)))], annulation);
        foreach (var foyer in suspects.Where(f => !communs.Contains(connus[f.NumeroDemande].Id)))
        {
            lot.RemoveAll(e => e.Foyer!.Rang == foyer.Rang);
            _rejets.AjouterSansBrut(
                foyer,
                "foyer.numero",
                $"Le numéro de demande {foyer.NumeroDemande} appartient déjà à un autre foyer (matricule {connus[foyer.NumeroDemande].Matricule ?? "inconnu"}, reçu {foyer.Matricule ?? "inconnu"}), et aucune personne n’est commune aux deux. Vérifiez auprès de la caisse.");
        }
    }

    private RapportImport Rapport(FinFlux fin) => new()
    {
        Flux = _flux,
        Format = enTete.Format(),
        Nature = enTete.Nom(),
        DateFlux = enTete.Creation,
        Departement = destinataire.Code,
        DepartementOuvert = destinataire.AOuvrir is not null,
        Foyers = Foyers,
        Personnes = comptes.Personnes,
        Crees = comptes.Crees,
        Modifies = comptes.Modifies,
        Inchanges = comptes.Inchanges,
        Anterieurs = comptes.Anterieurs,
        Rejetes = Rejetes,
        Annonces = fin.Transmis,
        Rejets = _rejets.Listes,
        Avertissements = _avertissements.EnClair(comptes.Anterieurs),
    };
}
