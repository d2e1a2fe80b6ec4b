using System.Text.Json;
using Jalons.Data.Socle;
using Jalons.Flux.Caf;
using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>A claim whose dossier is known.</summary>
/// <param name="Demande">What it says.</param>
/// <param name="Dossier">Number of the dossier.</param>
/// <param name="Modifie">True when the dossier was known before this flow and counts as modified.</param>
internal sealed record DemandeAInstruire(DemandeInstruction Demande, long Dossier, bool Modifie);

/// <summary>A lot of claims: the households that they picture first, then what they add to their dossiers.</summary>
/// <param name="reception">The reception of the flow.</param>
internal sealed class LotInstructions(Reception reception) : ILotPret
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly string SqlReconnaitre = Ressources.Sql("reconnaitre");
    private static readonly string SqlInstruire = Ressources.Sql("instruire");

    private readonly LotImages _images = new(reception);
    private readonly LotImport _personnes = new(reception);
    private readonly EcrivainCopy _demandes = new("s_instruction", "dossier, modifie, empreinte, montant_estime, domiciliation");
    private readonly EcrivainCopy _contacts = new("s_contact", "dossier, genre, valeur, accord");
    private readonly EcrivainCopy _recueils = new("s_recueil", "dossier, rang, le, etat, obligatoire, reponses, propose");

    /// <summary>The households that the claims picture.</summary>
    public LotImport Images => _images.Images;

    /// <summary>Adds claims: people to recognise, contacts, collections.</summary>
    public void Ajouter(List<DemandeAInstruire> demandes, PersonnesDuLot personnes)
    {
        _personnes.AjouterPersonnes(demandes.ConvertAll(d => new Image(d.Demande.Foyer, d.Dossier, null)), personnes);
        foreach (var demande in demandes)
        {
            _demandes.Ligne();
            _demandes.Long(demande.Dossier);
            _demandes.Booleen(demande.Modifie);
            _demandes.Octets(demande.Demande.Foyer.Empreinte);
            _demandes.Decimal(demande.Demande.MontantEstime);
            _demandes.Texte(demande.Demande.Domiciliation);
            Images.Neuves.AjouterImage(demande.Dossier, demande.Demande.Foyer);
            AjouterContacts(demande);
            AjouterRecueils(demande);
        }
    }

    /// <inheritdoc/>
    public async Task FusionnerAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        if (_demandes.Lignes == 0)
        {
            return;
        }

        var instruire = (_personnes.Cherche ? SqlReconnaitre : "") + SqlInstruire;
        await _images.FusionnerAsync(connexion, annulation);
        await _personnes.CopierAsync(connexion, annulation);
        await _demandes.EnvoyerAsync(connexion, annulation);
        await _contacts.EnvoyerAsync(connexion, annulation);
        await _recueils.EnvoyerAsync(connexion, annulation);
        await connexion.ExecuterAsync(instruire, annulation);
    }

    private void AjouterContacts(DemandeAInstruire demande)
    {
        foreach (var contact in demande.Demande.Contacts)
        {
            _contacts.Ligne();
            _contacts.Long(demande.Dossier);
            _contacts.Texte(contact.Genre == GenreContact.Telephone ? "telephone" : "courriel");
            _contacts.Texte(contact.Valeur);
            _contacts.Texte(contact.Accord switch { AccordContact.Accorde => "A", AccordContact.Refuse => "R", _ => "I" });
        }
    }

    private void AjouterRecueils(DemandeAInstruire demande)
    {
        foreach (var personne in demande.Demande.Personnes.Where(DitQuelqueChose))
        {
            _recueils.Ligne();
            _recueils.Long(demande.Dossier);
            _recueils.Court(personne.Personne.Rang);
            _recueils.Date(personne.RecueilLe ?? demande.Demande.Foyer.DateDemande);
            _recueils.Texte(personne.EtatRecueil);
            _recueils.Booleen(personne.RecueilObligatoire);
            _recueils.Json(JsonSerializer.Serialize(personne.Dsp.Select(r => new { r.Nom, r.Valeur }), Json));
            _recueils.Json(personne.Parcours is { } propose ? JsonSerializer.Serialize(propose, Json) : null);
        }
    }

    private static bool DitQuelqueChose(PersonneInstruite personne) => personne.EtatRecueil is not null || personne.Dsp.Count > 0 || personne.Parcours is not null;
}
