using System.Runtime.InteropServices;
using System.Text.Json;
using Jalons.Data.Socle;
using Jalons.Flux.Caf;
using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>One lot of pictures ready to be copied into the staging tables: prepared while the server merges the lot before.</summary>
/// <param name="enTete">Header of the flow.</param>
internal sealed class LotImport(EnTeteFlux enTete)
{
    private static readonly string SqlCreer = Ressources.Sql("creer");
    private static readonly string SqlReconnaitre = Ressources.Sql("reconnaitre");

    private readonly EcrivainCopy _dossiers = new(
        """
        copy s_dossier (id, nouveau, droit_change, natures, jour, numero_demande, date_demande, organisme, numero_organisme, matricule,
          matricule_recu, etat_droit, motifs, suivi, etat_depuis, ouverture, cloture, nature_droit, montant, montant_forfaitaire, reductions,
          situation_famille, situation_famille_depuis, personnes_a_charge, sans_domicile, mutation_entrante, mutation_sortante, empreinte, code_commune,
          fin_suivi, motif_fin, prochain_depart)
        from stdin (format binary)
        """,
        32);

    private readonly EcrivainCopy _personnes = new(CopierPersonnes("s_personne"), 30);
    private readonly EcrivainCopy _inconnues = new(CopierPersonnes("s_inconnue"), 30);

    private readonly EcrivainCopy _adresses = new(
        """
        copy s_adresse (dossier, dossier_nouveau, jour, courante, depuis, jusqua, complement, voie, lieu_dit, code_postal, code_commune, commune, hors_france)
        from stdin (format binary)
        """,
        13);

    /// <summary>True when there is no picture in it.</summary>
    public bool EstVide => _dossiers.Lignes == 0;

    /// <summary>True when a dossier of the lot is new.</summary>
    public bool Ouvre { get; private set; }

    /// <summary>True when a dossier of the lot was known.</summary>
    public bool Change { get; private set; }

    /// <summary>True when somebody in the lot may be known, or belongs to a known dossier.</summary>
    public bool Cherche => _personnes.Lignes > 0;

    /// <summary>True when somebody in the lot can be nobody known.</summary>
    public bool Cree => _inconnues.Lignes > 0;

    /// <summary>The statements that settle who is who, once the lot is staged; to be asked before, like what the lot holds.</summary>
    public string Reconnaitre => (Cree ? SqlCreer : "") + (Cherche ? SqlReconnaitre : "");

    /// <summary>Day on which facts without a date of their own are held to be true: the day the payer processed the daily picture, else the
    /// first day of the reference month (<c>references/cnaf/flux.md</c> §5.2, §5.4).</summary>
    public static DateOnly Jour(EnTeteFlux enTete, FoyerRecu foyer) => enTete.Type == 'M'
        ? enTete.Reference ?? DateOnly.FromDateTime(enTete.Creation)
        : foyer.TraiteLe ?? DateOnly.FromDateTime(enTete.Creation);

    /// <summary>Adds pictures with their people.</summary>
    public void Ajouter(IReadOnlyList<Image> images, PersonnesDuLot personnes)
    {
        foreach (var image in images)
        {
            Ouvre |= image.Connu is null;
            Change |= image.Connu is not null;
            AjouterDossier(image, Jour(enTete, image.Foyer));
            AjouterAdresses(image);
        }

        AjouterPersonnes(images, personnes);
    }

    /// <summary>Adds the people of pictures, alone.</summary>
    public void AjouterPersonnes(IReadOnlyList<Image> images, PersonnesDuLot personnes)
    {
        foreach (ref readonly var ligne in CollectionsMarshal.AsSpan(personnes.Lister(images)))
        {
            AjouterPersonne(ligne);
        }
    }

    /// <summary>Stages the lot.</summary>
    public async Task CopierAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await _dossiers.EnvoyerAsync(connexion, annulation);
        await _personnes.EnvoyerAsync(connexion, annulation);
        await _inconnues.EnvoyerAsync(connexion, annulation);
        await _adresses.EnvoyerAsync(connexion, annulation);
    }

    private static string CopierPersonnes(string table) =>
        $"""
        copy {table} (dossier, rang, dossier_nouveau, dossier_suivi, jour, personne, qualite, nom, nom_naissance, prenom, cle_nom, cle_nom_naissance,
          cle_prenom, date_naissance, precision_naissance, rang_naissance, sexe, nir, certifiee, identifiant_france_travail, role, a_charge, activite, depuis,
          jusqua, parti, adulte, soumis, entree, code_commune)
        from stdin (format binary)
        """;

    private void AjouterPersonne(in PersonneAClasser ligne)
    {
        var (image, personne, jour) = (ligne.Image, ligne.Personne, Jour(enTete, ligne.Image.Foyer));
        var copie = ligne.AChercher || image.Connu is not null ? _personnes : _inconnues;
        copie.Ligne();
        copie.Long(image.Id);
        copie.Court(personne.Rang);
        copie.Booleen(image.Connu is null);
        copie.Booleen(image.Suivi);
        copie.Date(jour);
        copie.Long(ligne.Numero);
        copie.Texte(personne.Qualite);
        copie.Texte(personne.Nom);
        copie.Texte(personne.NomNaissance);
        copie.Texte(personne.Prenom);
        copie.Texte(ligne.CleNom);
        copie.Texte(ligne.CleNomNaissance);
        copie.Texte(ligne.ClePrenom);
        copie.Date(personne.DateNaissance);
        copie.Texte(Precision(personne.PrecisionNaissance));
        copie.Court(personne.RangNaissance);
        copie.Court(personne.Sexe);
        copie.Texte(personne.Nir?.Treize);
        copie.Booleen(personne.Certifiee);
        copie.Texte(personne.IdentifiantFranceTravail);
        copie.Texte(personne.Role);
        copie.Booleen(personne.ACharge);
        copie.Texte(personne.Activite);
        copie.Date(personne.RattacheDepuis);
        copie.Date(personne.RattacheJusque);
        copie.Booleen(personne.RattacheJusque is { } fin && fin <= jour);
        copie.Booleen(personne.EstAdulteDuDroit);
        copie.Booleen(personne.SoumisDroitsDevoirs);
        copie.Date(Entree(image.Foyer, jour));
        copie.Texte(image.Foyer.Adresse?.CodeCommune);
    }

    private void AjouterDossier(Image image, DateOnly jour)
    {
        var foyer = image.Foyer;
        _dossiers.Ligne();
        _dossiers.Long(image.Id);
        _dossiers.Booleen(image.Connu is null);
        _dossiers.Booleen(image.DroitChange);
        _dossiers.Textes(image.Natures);
        _dossiers.Date(jour);
        _dossiers.Texte(foyer.NumeroDemande);
        _dossiers.Date(foyer.DateDemande);
        _dossiers.Texte(foyer.Organisme);
        _dossiers.Texte(foyer.NumeroOrganisme);
        _dossiers.Texte(foyer.Matricule);
        _dossiers.Texte(foyer.MatriculeRecu);
        _dossiers.Court(foyer.EtatDroit);
        _dossiers.Textes(image.Motifs);
        _dossiers.Booleen(image.Suivi);
        _dossiers.Date(foyer.EtatDroit is null ? null : image.EtatDepuis(jour));
        _dossiers.Date(foyer.OuvertureDroit);
        _dossiers.Date(image.Cloture);
        _dossiers.Texte(foyer.NatureDroit);
        _dossiers.Decimal(foyer.Montant);
        _dossiers.Decimal(foyer.MontantForfaitaire);
        _dossiers.Json(foyer.Reductions.Count == 0 ? null : JsonSerializer.Serialize(foyer.Reductions));
        _dossiers.Texte(foyer.SituationFamille);
        _dossiers.Date(foyer.SituationFamilleDepuis);
        _dossiers.Court(foyer.PersonnesACharge);
        _dossiers.Booleen(foyer.SansDomicileFixe);
        _dossiers.Date(foyer.ArriveePar);
        _dossiers.Date(foyer.DepartPar);
        _dossiers.Octets(foyer.Empreinte);
        _dossiers.Texte(foyer.Adresse?.CodeCommune);
        _dossiers.Date(image.FinSuivi(jour));
        _dossiers.Texte(image.MotifFin);
        _dossiers.Date(image.ProchainDepart(jour));
    }

    private void AjouterAdresses(Image image)
    {
        var suivante = image.Foyer.Adresse;
        if (suivante is not null)
        {
            AjouterAdresse(image, suivante, true, null);
        }

        foreach (var ancienne in image.Connu is null ? image.Foyer.AnciennesAdresses : [])
        {
            AjouterAdresse(image, ancienne, false, suivante?.Depuis);
            suivante = ancienne;
        }
    }

    private void AjouterAdresse(Image image, AdresseRecue adresse, bool courante, DateOnly? jusqua)
    {
        _adresses.Ligne();
        _adresses.Long(image.Id);
        _adresses.Booleen(image.Connu is null);
        _adresses.Date(Jour(enTete, image.Foyer));
        _adresses.Booleen(courante);
        _adresses.Date(adresse.Depuis);
        _adresses.Date(jusqua);
        _adresses.Texte(adresse.Complement);
        _adresses.Texte(adresse.Voie);
        _adresses.Texte(adresse.LieuDit);
        _adresses.Texte(adresse.CodePostal);
        _adresses.Texte(adresse.CodeCommune);
        _adresses.Texte(adresse.Commune);
        _adresses.Booleen(adresse.HorsFrance);
    }

    /// <summary>Entry into droits et devoirs: the day of the ENTDED event, else the day of the facts, never before the claim (§5.2).</summary>
    private static DateOnly Entree(FoyerRecu foyer, DateOnly jour)
    {
        var entree = jour;
        if (foyer.Evenements.Count > 0)
        {
            entree = foyer.Evenements.Where(e => e.FaitGenerateur == "ENTDED").Select(e => (DateOnly?)e.Le).Max() ?? jour;
        }

        return entree < foyer.DateDemande ? foyer.DateDemande : entree;
    }

    private static string Precision(char precision) => precision switch { 'J' => "J", 'O' => "O", _ => "N" };
}
