using System.Globalization;

namespace Jalons.Flux.Generation;

/// <summary>Writes a household as a block <c>InfosFoyerRSA</c> of VRSB0801, in the order of the schema.</summary>
internal sealed partial class EcrivainFoyer(EcrivainXml xml, string departement)
{
    private readonly string _partenaire = departement.PadLeft(3, '0');
    private readonly string _organisme = (departement.Length == 2 ? departement : departement[..2]) + "1";

    /// <summary>Reference month being written.</summary>
    public DateOnly Mois { get; set; }

    /// <summary>Day of the daily flow; null in a monthly flow, which has no event.</summary>
    public DateOnly? Jour { get; set; }

    /// <summary>
    /// First month of the quarter for which the right of a household is computed, from its quarterly declaration: one household out of three
    /// is computed anew each month, the others send the same picture again when nothing happens.
    /// </summary>
    private DateOnly Trimestre(FoyerGenere foyer)
    {
        var debut = Mois.AddMonths(-(((Mois.Year * 12) + Mois.Month + foyer.Indice) % 3));
        var premier = new DateOnly(foyer.Demande.Year, foyer.Demande.Month, 1);
        return debut < premier ? premier : debut;
    }

    /// <summary>Writes one household.</summary>
    public void Ecrire(FoyerGenere foyer)
    {
        xml.Ouvrir("InfosFoyerRSA"u8);
        Identification(foyer);
        foreach (var personne in foyer.Personnes)
        {
            Personne(foyer, personne);
        }

        Administratif(foyer);
        Droit(foyer);
        Evenements(foyer);
        Controle(foyer);
        xml.Fermer("InfosFoyerRSA"u8);
        xml.Brut("\n"u8);
    }

    private void Identification(FoyerGenere foyer)
    {
        xml.Ouvrir("IdentificationRSA"u8);
        Payeur(foyer);
        Designer(foyer);
        if (foyer.Arrivee is { } arrivee)
        {
            xml.Ouvrir("OrganismeCedant"u8);
            xml.Texte("FONORGCEDMUT"u8, "CAF");
            xml.Texte("NUMORGCEDMUT"u8, "541");
            xml.Jour("DDARRMUT"u8, arrivee);
            xml.Fermer("OrganismeCedant"u8);
        }

        if (foyer.Depart is { } depart)
        {
            xml.Ouvrir("OrganismePrenant"u8);
            xml.Texte("FONORGPRENMUT"u8, "CAF");
            xml.Texte("NUMORGPRENMUT"u8, "541");
            xml.Jour("DDDEPAMUT"u8, depart);
            xml.Fermer("OrganismePrenant"u8);
        }

        xml.Fermer("IdentificationRSA"u8);
    }

    private void Payeur(FoyerGenere foyer)
    {
        xml.Ouvrir("Organisme"u8);
        xml.Texte("FONORG"u8, foyer.Msa ? "MSA" : "CAF");
        xml.Texte("NUMORG"u8, _organisme);
        xml.Texte("MATRICULE"u8, foyer.Matricule);
        xml.Fermer("Organisme"u8);
    }

    /// <summary>Whom the block is for, and the claim that it is about.</summary>
    private void Designer(FoyerGenere foyer)
    {
        xml.Ouvrir("Partenaire"u8);
        xml.Texte("TYPEPARTE"u8, "CG");
        xml.Texte("IDEPARTE"u8, _partenaire);
        xml.Fermer("Partenaire"u8);
        xml.Ouvrir("DemandeRSA"u8);
        xml.Jour("DTDEMRSA"u8, foyer.Demande);
        xml.Texte("NUMDEMRSA"u8, foyer.Numero);
        xml.Fermer("DemandeRSA"u8);
    }

    private void Administratif(FoyerGenere foyer)
    {
        xml.Ouvrir("DonneesAdministratives"u8);
        xml.Ouvrir("SituationFamille"u8);
        xml.Texte("SITFAM"u8, foyer.Situation);
        xml.Jour("DDSITFAM"u8, foyer.SituationDepuis);
        xml.Fermer("SituationFamille"u8);
        for (var i = 0; i < Math.Min(foyer.Adresses.Count, 3); i++)
        {
            Adresse(foyer.Adresses[i], i + 1);
        }

        xml.Fermer("DonneesAdministratives"u8);
    }

    private void Adresse(AdresseGeneree adresse, int rang)
    {
        xml.Ouvrir("Adresse"u8);
        xml.Ouvrir("TroncCommunAdresse"u8);
        xml.Nombre("RGADR"u8, rang);
        xml.Jour("DTEMM"u8, adresse.Depuis);
        xml.Texte("PAYS"u8, adresse.Commune is null ? "HOR" : "FRA");
        xml.Texte("TYPEADR"u8, "D");
        xml.Texte("ETATADR"u8, rang == 1 ? "CO" : "NC");
        xml.Fermer("TroncCommunAdresse"u8);
        if (adresse.Commune is { } commune)
        {
            xml.Ouvrir("AdresseDetailleeFrance"u8);
            xml.Texte("COMPLIDEADR"u8, adresse.Destinataire);
            xml.Texte("COMPLADR"u8, adresse.Complement);
            xml.Texte("NUMVOIE"u8, adresse.Numero);
            xml.Texte("LIBTYPEVOIE"u8, adresse.TypeVoie);
            xml.Texte("NOMVOIE"u8, adresse.Voie);
            xml.Texte("LIEUDIST"u8, adresse.LieuDit);
            xml.Texte("NUMCOM"u8, commune.Code);
            xml.Texte("CODEPOS"u8, commune.CodePostal);
            xml.Texte("NOMCOM"u8, commune.Nom);
            xml.Fermer("AdresseDetailleeFrance"u8);
        }
        else
        {
            AdresseHorsFrance(adresse);
        }

        xml.Fermer("Adresse"u8);
    }

    private void AdresseHorsFrance(AdresseGeneree adresse)
    {
        xml.Ouvrir("AdresseHorsFrance"u8);
        xml.Texte("LIBLIG2ADR"u8, "");
        xml.Texte("LIBLIG3ADR"u8, "");
        xml.Texte("LIBLIG4ADR"u8, adresse.Voie);
        xml.Texte("LIBLIG5ADR"u8, "");
        xml.Texte("LIBLIG6ADR"u8, adresse.LieuDit);
        xml.Texte("LIBLIG7ADR"u8, "BELGIQUE");
        xml.Fermer("AdresseHorsFrance"u8);
    }

    private void Evenements(FoyerGenere foyer)
    {
        if (Jour is not { } jour)
        {
            return;
        }

        foreach (var (heure, fait) in foyer.Evenements)
        {
            xml.Ouvrir("Evenement"u8);
            xml.Jour("DTLIQ"u8, jour);
            xml.Texte("HEULIQ"u8, heure.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
            xml.Texte("FG"u8, fait);
            xml.Fermer("Evenement"u8);
        }
    }

    private void Controle(FoyerGenere foyer)
    {
        if (foyer.Controle is not { } clos || clos < Mois || clos >= Mois.AddMonths(1))
        {
            return;
        }

        xml.Ouvrir("Controle"u8);
        xml.Ouvrir("ControleAdministratif"u8);
        xml.Ouvrir("IdentificationCibleControleAdministratif"u8);
        xml.Jour("DTEFFCIBCONTRO"u8, clos.AddMonths(-3));
        xml.Texte("CIBCONTRO"u8, "R01");
        xml.Fermer("IdentificationCibleControleAdministratif"u8);
        xml.Ouvrir("IdentificationControleAdministratif"u8);
        xml.Jour("DTDETECCONTRO"u8, clos.AddDays(-40));
        xml.Jour("DTCLOCONTRO"u8, clos);
        xml.Fermer("IdentificationControleAdministratif"u8);
        xml.Ouvrir("ModaliteControleAdministratif"u8);
        xml.Texte("LIBCIBCONTRO"u8, "RESSOURCES TRIMESTRIELLES");
        xml.Texte("FAMCIBCONTRO"u8, "04");
        xml.Texte("NATCIBCONTRO"u8, "RSA");
        xml.Texte("COMMACONTRO"u8, "CAF");
        xml.Texte("TYPECONTRO"u8, "PI");
        xml.Fermer("ModaliteControleAdministratif"u8);
        xml.Ouvrir("ResultatControleAdministratif"u8);
        xml.Texte("TYPEIMPACCONTRO"u8, "1");
        xml.Fermer("ResultatControleAdministratif"u8);
        xml.Fermer("ControleAdministratif"u8);
        xml.Fermer("Controle"u8);
    }
}
