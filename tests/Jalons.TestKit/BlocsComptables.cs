using System.Globalization;

namespace Jalons.TestKit;

/// <summary>Blocks of the accounting flows (<c>references/cnaf/flux.md</c> §3.5 and §3.6), for <see cref="FluxBuilder.AvecBrut"/>.</summary>
public static class BlocsComptables
{
    /// <summary>A block <c>InfosCreanceFoyerRSA</c>, with its claims.</summary>
    public static string Creances(string numero, params string[] creances) =>
        $"<InfosCreanceFoyerRSA>{Identite(numero)}<Creance>{string.Concat(creances)}</Creance></InfosCreanceFoyerRSA>";

    /// <summary>A claim, <c>CreancesTransferees</c>.</summary>
    public static string Creance(string implantee, decimal solde, string nature = "INK", string rang = "001", string mois = "2025-10-01", string motif = "40") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <CreancesTransferees>
              <IdentificationCreance><DTIMPLCRE>{implantee}</DTIMPLCRE><NATCRE>{nature}</NATCRE><RGCRE>{rang}</RGCRE></IdentificationCreance>
              <DetailCreance><MOISMOUCOMPTA>{mois}</MOISMOUCOMPTA><MOTIINDU>{motif}</MOTIINDU><ORIINDU>10</ORIINDU><RESPINDU>64</RESPINDU><DDREGUCRE>2025-01-01</DDREGUCRE><DFREGUCRE>2025-03-31</DFREGUCRE><DTDERCREDCRETRANS>2025-09-15</DTDERCREDCRETRANS><MTSOLREELCRETRANS>{solde:0.00}</MTSOLREELCRETRANS><MTINICRE>900.00</MTINICRE></DetailCreance>
            </CreancesTransferees>
            """);

    /// <summary>A block <c>InfosFinancieresFoyerRSA</c>, with the families of movements of a month.</summary>
    public static string Acompte(string numero, string mois, params string[] familles) =>
        $"""
        <InfosFinancieresFoyerRSA>{Identite(numero)}
          <AcompteRSA><GeneraliteAcompteRSA><MOISMOUCOMPTA>{mois}</MOISMOUCOMPTA></GeneraliteAcompteRSA><DetailAcompteRSA>{string.Concat(familles)}</DetailAcompteRSA></AcompteRSA>
        </InfosFinancieresFoyerRSA>
        """;

    /// <summary>One movement in its family: <c>AllocationsComptabilisees</c> and <c>DetailAllocationComptabilisée</c>, for example.</summary>
    public static string Mouvement(string famille, string detail, string numero, decimal montant, string nature = "RSD", string sens = "AJ", string? regularisation = null) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<{famille}><{detail}><NATPFCRE>{nature}</NATPFCRE><RGCRE>001</RGCRE><NUMINTMOUCOMPTA>{numero}</NUMINTMOUCOMPTA><TYPEOPECOMPTA>PME</TYPEOPECOMPTA><SENSOPECOMPTA>{sens}</SENSOPECOMPTA><MTMOUCOMPTA>{montant:0.00}</MTMOUCOMPTA>{(regularisation is null ? "" : $"<DDREGU>{regularisation}</DDREGU>")}<DTTRAIMOUCOMPTA>2025-11-03</DTTRAIMOUCOMPTA><HEUTRAIMOUCOMPTA>02:15:30.0000</HEUTRAIMOUCOMPTA></{detail}></{famille}>");

    /// <summary>An allocation paid.</summary>
    public static string Allocation(string numero, decimal montant, string nature = "RSD", string sens = "AJ") =>
        Mouvement("AllocationsComptabilisees", "DetailAllocationComptabilisée", numero, montant, nature, sens);

    /// <summary>A total announced: <c>TotalIndusConstates</c>, for example.</summary>
    public static string Total(string nom, decimal socle, decimal majore = 0, decimal local = 0) => string.Create(
        CultureInfo.InvariantCulture,
        $"<{nom}><MTTOTSOCLRSA>{socle:0.00}</MTTOTSOCLRSA><MTTOTSOCLMAJORSA>{majore:0.00}</MTTOTSOCLMAJORSA><MTTOTLOCALRSA>{local:0.00}</MTTOTLOCALRSA><MTTOTRSA>{socle + majore + local:0.00}</MTTOTRSA></{nom}>");

    private static string Identite(string numero) =>
        $"""
        <IdentificationRSA>
          <Organisme><FONORG>CAF</FONORG><NUMORG>551</NUMORG><MATRICULE>{numero[4..]}</MATRICULE></Organisme>
          <Partenaire><TYPEPARTE>CG</TYPEPARTE><IDEPARTE>055</IDEPARTE></Partenaire>
          <DemandeRSA><DTDEMRSA>2023-04-06</DTDEMRSA><NUMDEMRSA>{numero}</NUMDEMRSA></DemandeRSA>
        </IdentificationRSA>
        <Personne>
          <Identification><QUAL>MME</QUAL><NOM>DUPONT</NOM><NOMNAI>DUPONT</NOMNAI><PRENOM>MARIE</PRENOM><DTNAI>1990-05-02</DTNAI><SEXE>2</SEXE></Identification>
          <DossierCAF><TOPRESPDOS>1</TOPRESPDOS><DDRATDOS>2023-04-01</DDRATDOS></DossierCAF>
        </Personne>
        <DonneesAdministratives>
          <Adresse>
            <TroncCommunAdresse><RGADR>01</RGADR><DTEMM>2020-03-01</DTEMM><PAYS>FRA</PAYS><TYPEADR>D</TYPEADR><ETATADR>CO</ETATADR></TroncCommunAdresse>
            <AdresseDetailleeFrance><NUMVOIE>12</NUMVOIE><LIBTYPEVOIE>RUE</LIBTYPEVOIE><NOMVOIE>DES CLAIRES</NOMVOIE><NUMCOM>55029</NUMCOM><CODEPOS>55000</CODEPOS><NOMCOM>BAR LE DUC</NOMCOM></AdresseDetailleeFrance>
          </Adresse>
        </DonneesAdministratives>
        """;
}
