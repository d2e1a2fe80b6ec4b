using System.Globalization;

namespace Jalons.Flux.Generation;

/// <content>The people of the household.</content>
internal sealed partial class EcrivainFoyer
{
    private void Personne(FoyerGenere foyer, PersonneGeneree personne)
    {
        xml.Ouvrir("Personne"u8);
        Identite(personne);
        xml.Ouvrir("DossierCAF"u8);
        xml.Oui("TOPRESPDOS"u8, personne.Role == "DEM");
        xml.Jour("DDRATDOS"u8, personne.Depuis);
        xml.JourSiConnu("DFRATDOS"u8, personne.Jusque);
        xml.TexteSiConnu("NUMDEMRSAPRECE"u8, personne.DemandePrecedente);
        xml.Fermer("DossierCAF"u8);
        Prestation("PFA"u8, personne.Role == "DEM" ? "RDO" : personne.Role, personne.Role == "ENF" && personne.Jusque is null);
        Prestation("RSA"u8, personne.Role, personne.Jusque is null);
        if (personne.Role == "ENF")
        {
            Rattacher(foyer);
        }

        if (personne.FranceTravail is not null)
        {
            xml.Ouvrir("DossierPoleEmploi"u8);
            xml.Texte("IDASSEDIC"u8, personne.FranceTravail);
            xml.Fermer("DossierPoleEmploi"u8);
        }

        if (personne.Role != "ENF" && foyer.Etat is 2 or 3)
        {
            Ressources(personne, Trimestre(foyer));
        }

        Calcul(personne);
        Activites(personne);
        xml.Fermer("Personne"u8);
    }

    private void Identite(PersonneGeneree personne)
    {
        xml.Ouvrir("Identification"u8);
        if (personne.Role != "ENF")
        {
            xml.Texte("QUAL"u8, personne.Femme ? "MME" : "MR");
        }

        xml.Texte("NOM"u8, Couper(personne.Nom, 28));
        xml.Texte("NOMNAI"u8, Couper(personne.NomNaissance, 28));
        xml.Texte("PRENOM"u8, personne.Prenom);
        xml.Texte("NOMCOMNAI"u8, personne.LieuNaissance);
        xml.Jour("DTNAI"u8, personne.Naissance);
        xml.Nombre("RGNAI"u8, personne.Rang);
        xml.Texte("TYPEDTNAI"u8, [personne.Precision]);
        xml.TexteSiConnu("NIR"u8, personne.Nir);
        xml.Oui("TOPVALIEC"u8, personne.Nir is not null);
        xml.Texte("SEXE"u8, personne.Femme ? "2" : "1");
        xml.Fermer("Identification"u8);
    }

    private static string Couper(string texte, int longueur) => texte.Length <= longueur ? texte : texte[..longueur];

    private void Prestation(ReadOnlySpan<byte> nature, string role, bool aCharge)
    {
        xml.Ouvrir("Prestations"u8);
        xml.Brut("<NATPREST>"u8);
        xml.Brut(nature);
        xml.Brut("</NATPREST>"u8);
        xml.Texte("ROLEPERS"u8, role);
        xml.Oui("TOPCHAPERS"u8, aCharge);
        xml.Fermer("Prestations"u8);
    }

    /// <summary>The parents of a child: their identity stands in the block of the child (trap T04).</summary>
    private void Rattacher(FoyerGenere foyer)
    {
        foreach (var parent in foyer.Personnes)
        {
            if (parent.Role is not ("DEM" or "CJT"))
            {
                continue;
            }

            xml.Ouvrir("Rattachement"u8);
            xml.Texte("NOMNAI"u8, Couper(parent.NomNaissance, 28));
            xml.Texte("PRENOM"u8, parent.Prenom);
            xml.Jour("DTNAI"u8, parent.Naissance);
            xml.TexteSiConnu("NIR"u8, parent.Nir);
            xml.Texte("TYPEPAR"u8, foyer.Situation == "MAR" ? "LEG" : "NAT");
            xml.Fermer("Rattachement"u8);
            if (parent.Role == "CJT")
            {
                return;
            }
        }
    }

    private void Ressources(PersonneGeneree personne, DateOnly trimestre)
    {
        var debut = trimestre.AddMonths(-3);
        xml.Ouvrir("Ressources"u8);
        xml.Ouvrir("GeneraliteRessourcesTrimestre"u8);
        xml.Oui("TOPRESSNUL"u8, personne.Revenu == 0);
        xml.Jour("DDRESS"u8, debut);
        xml.Jour("DFRESS"u8, trimestre.AddDays(-1));
        xml.Fermer("GeneraliteRessourcesTrimestre"u8);
        for (var i = 0; i < 3 && personne.Revenu > 0; i++)
        {
            xml.Ouvrir("RessourcesMensuelles"u8);
            xml.Ouvrir("GeneraliteRessourcesMensuelles"u8);
            xml.Jour("MOISRESS"u8, debut.AddMonths(i));
            if (personne.Activite is "SAL" or "INT" or "CUI")
            {
                xml.Nombre("NBHEUMENTRA"u8, Math.Min(personne.Revenu / 12, 151));
            }

            xml.Fermer("GeneraliteRessourcesMensuelles"u8);
            xml.Ouvrir("DetailRessourcesMensuelles"u8);
            xml.Texte("NATRESS"u8, Nature(personne.Activite));
            xml.Montant("MTNATRESSMEN"u8, personne.Revenu);
            xml.Fermer("DetailRessourcesMensuelles"u8);
            xml.Fermer("RessourcesMensuelles"u8);
        }

        xml.Fermer("Ressources"u8);
    }

    private static string Nature(string activite) => activite switch
    {
        "SAL" or "INT" or "CUI" => "001",
        "ETI" or "AEN" => "030",
        "SFP" => "201",
        "MAL" => "011",
        _ => "010",
    };

    private void Calcul(PersonneGeneree personne)
    {
        if (personne.Soumis is not { } soumis)
        {
            return;
        }

        xml.Ouvrir("MontantCalculDroitRSAPersonne"u8);
        xml.Oui("TOPPERSDRODEVORSA"u8, soumis);
        xml.Oui("TOPPERSENTDRODEVORSA"u8, Jour is not null && personne.Entree);
        xml.Montant("MTPERSRESSMENRSA"u8, personne.Revenu);
        xml.Montant("MTPERSABANEURSA"u8, 0);
        xml.Fermer("MontantCalculDroitRSAPersonne"u8);
    }

    private void Activites(PersonneGeneree personne)
    {
        if (personne.Ancienne is { } ancienne)
        {
            Activite(ancienne.Activite, ancienne.Du, ancienne.Au, "CDD");
        }

        Activite(personne.Activite, personne.ActiviteDepuis, null, personne.Contrat);
        if (personne.Grossesse is { } debut && debut.AddDays(280) > Mois)
        {
            xml.Ouvrir("Grossesse"u8);
            xml.Jour("DDGRO"u8, debut);
            xml.Jour("DTDECLGRO"u8, debut.AddDays(70));
            xml.Fermer("Grossesse"u8);
        }
    }

    private void Activite(string code, DateOnly du, DateOnly? au, string? contrat)
    {
        xml.Ouvrir("Activite"u8);
        xml.Texte("REG"u8, "GE");
        xml.Texte("ACT"u8, code);
        xml.Jour("DDACT"u8, du);
        xml.JourSiConnu("DFACT"u8, au);
        xml.TexteSiConnu("NATCONTRTRA"u8, contrat);
        xml.Fermer("Activite"u8);
    }
}
