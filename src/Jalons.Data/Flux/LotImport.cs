using System.Runtime.InteropServices;
using Jalons.Data.Socle;
using Jalons.Flux.Caf;
using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>
/// One lot of pictures, prepared while the server merges the lot before: rows to compare with what the base knows, and rows of what nothing
/// was known of, which there is nothing to compare with.
/// </summary>
/// <param name="reception">The reception of the flow.</param>
internal sealed class LotImport(Reception reception)
{
    private readonly EcrivainCopy _dossiers = new(
        "s_dossier",
        """
        id, droit_change, natures, jour, numero_demande, date_demande, organisme, numero_organisme, matricule, matricule_recu, etat_droit, motifs, suivi,
        etat_depuis, ouverture, cloture, nature_droit, montant, montant_forfaitaire, reductions, situation_famille, situation_famille_depuis,
        personnes_a_charge, sans_domicile, mutation_entrante, mutation_sortante, empreinte, code_commune, fin_suivi, motif_fin, prochain_depart
        """);

    private readonly EcrivainCopy _personnes = new(
        "s_personne",
        """
        dossier, rang, dossier_nouveau, dossier_suivi, jour, personne, qualite, nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom,
        date_naissance, precision_naissance, rang_naissance, sexe, nir, certifiee, identifiant_france_travail, role, a_charge, activite, depuis, jusqua,
        parti, adulte, soumis, entree, code_commune, role_deduit, debut_soumission, fin_soumission
        """);

    private readonly EcrivainCopy _adresses = new(
        "s_adresse", "dossier, jour, courante, depuis, jusqua, complement, voie, lieu_dit, code_postal, code_commune, commune, hors_france");

    private readonly EcrivainCopy _mesures = new("s_mesure", "dossier, genre, code, montant, depuis, terme, rang");
    private readonly HashSet<int> _signes = [];

    /// <summary>What nothing was known of.</summary>
    public LignesNeuves Neuves { get; } = new(reception);

    /// <summary>True when a dossier of the lot was known.</summary>
    public bool Change => _dossiers.Lignes > 0;

    /// <summary>True when somebody in the lot may be known, or belongs to a known dossier.</summary>
    public bool Cherche => _personnes.Lignes > 0;

    /// <summary>How many people in the lot may be known.</summary>
    public int ACherche => _personnes.Lignes;

    /// <summary>Noted in a first load: two rows, of any lots, that may be the same person have a sign in common.</summary>
    public IReadOnlySet<int> Signes => _signes;

    /// <summary>Adds pictures with their people.</summary>
    public void Ajouter(IReadOnlyList<Image> images, PersonnesDuLot personnes)
    {
        foreach (var image in images)
        {
            if (image.Connu is null)
            {
                Neuves.AjouterDossier(image);
            }
            else
            {
                AjouterDossier(image, reception.Jour(image.Foyer));
            }
        }

        AjouterPersonnes(images, personnes);
    }

    /// <summary>Adds the people of pictures, alone.</summary>
    public void AjouterPersonnes(IReadOnlyList<Image> images, PersonnesDuLot personnes)
    {
        foreach (ref readonly var ligne in CollectionsMarshal.AsSpan(personnes.Lister(images)))
        {
            if (ligne.AChercher || ligne.Image.Connu is not null)
            {
                AjouterPersonne(ligne);
            }
            else
            {
                Neuves.AjouterPersonne(ligne);
            }
        }
    }

    /// <summary>Stages what is to be compared.</summary>
    public async Task CopierAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await _dossiers.EnvoyerAsync(connexion, annulation);
        await _personnes.EnvoyerAsync(connexion, annulation);
        await _adresses.EnvoyerAsync(connexion, annulation);
        await _mesures.EnvoyerAsync(connexion, annulation);
    }

    private void AjouterPersonne(in PersonneAClasser ligne)
    {
        if (reception.Chargement is not null)
        {
            Rencontres.NoterSignes(ligne, _signes);
        }

        var (image, personne, jour) = (ligne.Image, ligne.Personne, reception.Jour(ligne.Image.Foyer));
        _personnes.Ligne();
        _personnes.Long(image.Id);
        _personnes.Court(personne.Rang);
        _personnes.Booleen(image.Connu is null);
        _personnes.Booleen(image.Suivi);
        _personnes.Date(jour);
        _personnes.Long(ligne.Numero);
        _personnes.AjouterIdentite(ligne);
        _personnes.Texte(personne.Role);
        _personnes.Booleen(personne.ACharge);
        _personnes.Texte(personne.Activite);
        _personnes.Date(personne.RattacheDepuis);
        _personnes.Date(personne.RattacheJusque);
        _personnes.Booleen(personne.EstParti(jour));
        _personnes.Booleen(personne.EstAdulteDuDroit);
        _personnes.Booleen(personne.SoumisDroitsDevoirs);
        _personnes.Date(image.Foyer.Entree(personne, jour));
        _personnes.Texte(image.Foyer.Adresse?.CodeCommune);
        _personnes.Booleen(personne.RoleDeduit);
        _personnes.Date(personne.DebutSoumission());
        _personnes.Date(personne.FinSoumission());
        AjouterMesures(image, image.Foyer.MesuresDe(personne), jour, personne.Rang);
    }

    private void AjouterDossier(Image image, DateOnly jour)
    {
        var foyer = image.Foyer;
        _dossiers.Ligne();
        _dossiers.Long(image.Id);
        _dossiers.Booleen(image.DroitChange);
        _dossiers.Textes(image.Natures);
        _dossiers.Date(jour);
        _dossiers.AjouterDemande(image, jour);
        _dossiers.Octets(foyer.Empreinte);
        _dossiers.Texte(foyer.Adresse?.CodeCommune);
        _dossiers.Date(image.FinSuivi(jour));
        _dossiers.Texte(image.MotifFin);
        _dossiers.Date(image.ProchainDepart(jour));
        if (foyer.Adresse is { } adresse)
        {
            _adresses.Ligne();
            _adresses.Long(image.Id);
            _adresses.Date(jour);
            _adresses.AjouterAdresse(adresse, courante: true, jusqua: null);
        }

        AjouterMesures(image, foyer.Mesures(), jour, rang: null);
    }

    private void AjouterMesures(Image image, IEnumerable<MesureRecue> mesures, DateOnly jour, int? rang)
    {
        foreach (var mesure in mesures)
        {
            _mesures.Ligne();
            _mesures.Long(image.Id);
            _mesures.AjouterMesure(mesure, jour);
            _mesures.Court(rang);
        }
    }
}
