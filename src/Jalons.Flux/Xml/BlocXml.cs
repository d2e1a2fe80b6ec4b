using System.Text;
using System.Xml;

namespace Jalons.Flux.Xml;

/// <summary>An element of a <see cref="BlocXml"/>.</summary>
/// <param name="Nom">Number of its name in <see cref="TableNoms"/>.</param>
/// <param name="Profondeur">0 for the block itself.</param>
/// <param name="Debut">Start of its trimmed text.</param>
/// <param name="Longueur">Length of its trimmed text; 0 for "not known".</param>
internal record struct NoeudXml(ushort Nom, ushort Profondeur, int Debut, int Longueur);

/// <summary>
/// One block of a flow (a household, a claim) held flat: its elements in document order and their texts end to end, in two
/// arrays used again for the next block. No string and no object per element.
/// </summary>
internal sealed class BlocXml
{
    /// <summary>A block with more elements than this is not taken: the largest household has a few thousand.</summary>
    public const int NoeudsMaximum = 100_000;

    private const int TexteMaximum = 4 * 1024 * 1024;
    private const int BrutMaximum = 100_000;

    private readonly int[] _ouverts = new int[LecteurXml.ProfondeurMaximum + 2];
    private NoeudXml[] _noeuds = new NoeudXml[1024];
    private char[] _texte = new char[16 * 1024];
    private int _nombre;
    private int _longueur;

    /// <summary>Elements in document order.</summary>
    public ReadOnlySpan<NoeudXml> Noeuds => _noeuds.AsSpan(0, _nombre);

    /// <summary>True when the block was too large to be held; what is held is its beginning.</summary>
    public bool Demesure { get; private set; }

    /// <summary>Texts end to end.</summary>
    public ReadOnlySpan<char> Textes => _texte.AsSpan(0, _longueur);

    /// <summary>Text of an element.</summary>
    public ReadOnlySpan<char> Texte(in NoeudXml noeud) => _texte.AsSpan(noeud.Debut, noeud.Longueur);

    /// <summary>True when the element has no child.</summary>
    public bool EstFeuille(int i) => i + 1 == _nombre || _noeuds[i + 1].Profondeur <= _noeuds[i].Profondeur;

    /// <summary>Reads the whole block whose start tag is the current node; leaves the reader on its end.</summary>
    public void Lire(LecteurXml lecteur)
    {
        _nombre = 0;
        _longueur = 0;
        Demesure = false;
        var profondeur = 0;
        var racine = lecteur.Xml.Depth;
        Ouvrir(lecteur, 0);
        if (lecteur.Xml.IsEmptyElement)
        {
            return;
        }

        while (true)
        {
            switch (lecteur.LireDansUnBloc())
            {
                case XmlNodeType.Element:
                    LecteurXml.VerifierProfondeur(racine + profondeur + 1);
                    Ouvrir(lecteur, profondeur + 1);
                    profondeur += lecteur.Xml.IsEmptyElement ? 0 : 1;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    Ecrire(lecteur, profondeur);
                    break;
                case XmlNodeType.EndElement:
                    Clore();
                    if (profondeur-- == 0)
                    {
                        return;
                    }

                    break;
                case XmlNodeType.None:
                    throw Caf.RefusFlux.Tronque();
            }
        }
    }

    /// <summary>The block as indented XML, to be shown to an agent; very long blocks are cut.</summary>
    /// <param name="noms">Names of the elements.</param>
    /// <param name="cache">Element whose content is never shown.</param>
    public string Brut(TableNoms noms, string cache)
    {
        var xml = new StringBuilder();
        var fermetures = new Stack<string>();
        var cachee = int.MaxValue;
        for (var i = 0; i < _nombre && xml.Length < BrutMaximum; i++)
        {
            ref var n = ref _noeuds[i];
            if (n.Profondeur > cachee)
            {
                continue;
            }

            cachee = noms.Nom(n.Nom) == cache ? n.Profondeur : int.MaxValue;
            while (fermetures.Count > n.Profondeur)
            {
                Fermer(xml, fermetures);
            }

            var nom = noms.Nom(n.Nom);
            xml.Append(' ', 2 * n.Profondeur).Append('<').Append(nom).Append('>').Append(Echapper(Texte(n)));
            if (EstFeuille(i))
            {
                xml.Append("</").Append(nom).Append(">\n");
            }
            else
            {
                xml.Append('\n');
                fermetures.Push(nom);
            }
        }

        return Terminer(xml, fermetures);
    }

    private string Terminer(StringBuilder xml, Stack<string> fermetures)
    {
        if (Demesure || xml.Length >= BrutMaximum)
        {
            xml.Append("<!-- suite coupée -->\n");
        }

        while (fermetures.Count > 0)
        {
            Fermer(xml, fermetures);
        }

        return xml.ToString();
    }

    private static void Fermer(StringBuilder xml, Stack<string> fermetures)
    {
        var nom = fermetures.Pop();
        xml.Append(' ', 2 * fermetures.Count).Append("</").Append(nom).Append(">\n");
    }

    private static string Echapper(ReadOnlySpan<char> texte) => texte.IndexOfAny('<', '>', '&') < 0
        ? texte.ToString()
        : texte.ToString().Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private void Ouvrir(LecteurXml lecteur, int profondeur)
    {
        if (Demesure || _nombre == NoeudsMaximum)
        {
            Demesure = true;
            return;
        }

        if (_nombre == _noeuds.Length)
        {
            Array.Resize(ref _noeuds, _nombre * 2);
        }

        Clore();
        _ouverts[profondeur] = _nombre;
        _noeuds[_nombre++] = new NoeudXml(lecteur.Noms.Numero(lecteur.Xml.LocalName), (ushort)profondeur, _longueur, 0);
    }

    /// <summary>Keeps a text of an element without children, after what a comment may have cut off before.</summary>
    private void Ecrire(LecteurXml lecteur, int profondeur)
    {
        var i = _ouverts[profondeur];
        if (Demesure || i != _nombre - 1 || _longueur > TexteMaximum)
        {
            Demesure |= _longueur > TexteMaximum;
            return;
        }

        ref var noeud = ref _noeuds[i];
        var lus = lecteur.CopierTexte(ref _texte, _longueur);
        if (lecteur.AReparer)
        {
            Windows1252.Reparer(_texte.AsSpan(_longueur, lus));
        }

        noeud.Longueur += lus;
        _longueur += lus;
    }

    /// <summary>The last element will have no more text: white space around it goes.</summary>
    private void Clore()
    {
        if (_nombre == 0 || Demesure)
        {
            return;
        }

        ref var noeud = ref _noeuds[_nombre - 1];
        var texte = _texte.AsSpan(noeud.Debut, noeud.Longueur);
        if (texte.Length > 0 && (char.IsWhiteSpace(texte[0]) || char.IsWhiteSpace(texte[^1])))
        {
            var net = texte.Trim();
            net.CopyTo(texte);
            noeud.Longueur = net.Length;
            _longueur = noeud.Debut + net.Length;
        }
    }
}
